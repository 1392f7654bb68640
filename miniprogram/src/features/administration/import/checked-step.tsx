import type { SheetState } from '@guagou/types/import'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Cell, CellGroup } from '../../../components/cell'
import { NoticeBar } from '../../../components/notice-bar'
import { Tag } from '../../../components/tag'
import { sheetNames } from '../sheets/headings'
import { problemSentence } from '../words'
import { type Step, usable } from './use-import'

interface CheckedStepProps {
  step: Extract<Step, { at: 'checked' | 'done' }>
  onCommit(): void
  onDownload(): void
  onBack(): void
  onLeave(): void
}

const counts = ({ added, changed, same }: SheetState): string =>
  [added > 0 ? `新增 ${added}` : '', changed > 0 ? `更新 ${changed}` : '', same > 0 ? `没有变化 ${same}` : ''].filter(Boolean).join('，')

const shownAtOnce = 50

/** What would be written, and every problem by row and cell; afterwards, what was written. */
export function CheckedStep({ step, onCommit, onDownload, onBack, onLeave }: CheckedStepProps) {
  const [shown, setShown] = useState(shownAtOnce)
  const { view, found, sheets } = step
  const done = step.at === 'done'
  const chosen = view.sheets.filter(({ kind }) => view.chosen.includes(kind) && !(found[kind]?.problems.length))
  const bad = view.sheets.filter(({ kind }) => (found[kind]?.problems.length ?? 0) > 0)
  const unusable = usable(sheets).filter(({ faults }) => faults.length > 0)
  const writes = chosen.reduce((sum, { added, changed }) => sum + added + changed, 0)
  const problems = bad.flatMap(({ kind }) => found[kind]!.problems.map((problem) => ({ kind, problem })))
  const stopped = done && view.sheets.some(({ kind, rows, done: written }) => view.chosen.includes(kind) && written < rows)
  return (
    <View>
      {done
        ? <NoticeBar tone={stopped ? 'warning' : 'info'} text={stopped ? '已停止：写完的表已经生效，其余没有写入' : '导入完成'} />
        : <NoticeBar
            tone={problems.length > 0 || unusable.length > 0 ? 'warning' : 'info'}
            text={problems.length > 0 ? `有 ${problems.length} 处问题，有问题的表不会写入` : writes === 0 ? '与名册完全一致，不需要写入' : '核对无误，确认后写入'}
          />}
      <CellGroup heading={`文件“${step.fileName}”`}>
        {view.sheets.map((sheet) => {
          const wrong = found[sheet.kind]?.problems.length ?? 0
          return (
            <Cell
              key={sheet.kind}
              title={<View className="desk-line">{sheetNames[sheet.kind][0]}{wrong > 0 ? <Tag text={`${wrong} 处问题`} tone="danger" /> : done && sheet.done < sheet.rows ? <Tag text="未写入" tone="warning" /> : <Tag text={done ? '已写入' : '可以写入'} tone="success" />}</View>}
              note={[`${sheet.rows} 行`, counts(sheet)].filter(Boolean).join('：')}
            />
          )
        })}
        {unusable.map(({ sheet }) => <Cell key={sheet.kind} title={<View className="desk-line">{sheetNames[sheet.kind][0]}<Tag text="不能导入" tone="danger" /></View>} note="表格本身有问题，见上一步" />)}
      </CellGroup>
      {problems.length > 0 && (
        <CellGroup heading="逐行问题">
          {problems.slice(0, shown).map(({ kind, problem }) => (
            <Cell key={`${kind} ${problem.n} ${problem.field} ${problem.code}`} title={problemSentence(kind, problem)} note={`${sheetNames[kind][0]} 第 ${problem.n} 行`} />
          ))}
        </CellGroup>
      )}
      {problems.length > shown && <Button kind="quiet" onPress={() => setShown(shown + 200)}>再显示一些（共 {problems.length} 处）</Button>}
      <View className="desk-acts">
        {!done && <Button kind="primary" size="inline" disabled={writes === 0} onPress={onCommit}>{writes === 0 ? '没有要写入的' : `确认写入 ${writes} 条`}</Button>}
        <Button size="inline" onPress={onDownload}>{done ? '下载结果文件' : '下载核对结果'}</Button>
        {!done && <Button size="inline" onPress={onBack}>返回上一步</Button>}
        <Button size="inline" kind={done ? 'primary' : 'plain'} onPress={onLeave}>{done ? '完成' : '换一个文件'}</Button>
      </View>
    </View>
  )
}
