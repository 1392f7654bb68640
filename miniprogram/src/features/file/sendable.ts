import { endingOf, endings, fileLimit } from '@guagou/types/file'
import { toast } from '../../components/toast'
import type { LocalFile } from '../../services/local-file'
import { refusalText } from '../../services/refusal-text'

/** Why the cloud would not take it; said before anything is sent. */
const problemOf = ({ kind, name, size }: LocalFile): 'too_large' | 'unsupported_type' | 'empty' | null => {
  if (size === 0) return 'empty'
  if (size > fileLimit) return 'too_large'
  return endings[kind].includes(endingOf(name)) ? null : 'unsupported_type'
}

/** Those that can be sent; of the others the person is told why. */
export const sendable = (files: readonly LocalFile[]): LocalFile[] => {
  const problems = files.map((file) => ({ file, problem: problemOf(file) }))
  const bad = problems.find(({ problem }) => problem !== null)
  if (bad?.problem) {
    const { happened, next } = bad.problem === 'empty' ? { happened: '是空文件', next: '请重新选择' } : refusalText(bad.problem)
    toast(`“${bad.file.name}”没有发送：${happened}。${next}`)
  }
  return problems.flatMap(({ file, problem }) => (problem === null ? [file] : []))
}
