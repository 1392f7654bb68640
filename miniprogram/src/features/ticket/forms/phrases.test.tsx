import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import type { Stretch } from '../../../components/select-text'
import { Phrases, hasBlank, nextBlank } from './phrases'

const marked: string[] = []

function Reply({ said = '' }: { said?: string }) {
  const [text, setText] = useState(said)
  const mark = (blank: Stretch | null) => marked.push(blank ? text.slice(blank.start, blank.end) || `${blank.start}–${blank.end}` : '')
  return (
    <>
      <textarea aria-label="答复内容" value={text} onChange={({ target }) => setText(target.value)} />
      <Phrases phrases={[{ name: '部分办成', text: '已办成〔哪一部分〕，其余〔日期〕前完成。' }]} text={text} onChange={setText} onBlank={mark} />
    </>
  )
}
const field = () => screen.getByLabelText<HTMLTextAreaElement>('答复内容')

test('a chosen phrase stands behind what is written, its first blank marked; one tap leads to the next, until none is left', () => {
  render(<Reply said="您好：" />)
  fireEvent.click(screen.getByRole('button', { name: '常用语：部分办成' }))
  expect(field().value).toBe('您好：\n已办成〔哪一部分〕，其余〔日期〕前完成。')
  // Marked while the text is still being written: by its place.
  expect(marked).toEqual(['7–13'])
  expect(field().value.slice(7, 13)).toBe('〔哪一部分〕')
  fireEvent.change(field(), { target: { value: field().value.replace('〔哪一部分〕', '备案') } })
  fireEvent.click(screen.getByRole('button', { name: '填写：日期' }))
  expect(marked.at(-1)).toBe('〔日期〕')
  fireEvent.change(field(), { target: { value: '已办成备案，其余周五前完成。' } })
  expect(screen.queryByRole('button', { name: /^填写：/ })).toBeNull()
})

test('a bracket that is not closed is no blank to jump to, and still cannot be sent', () => {
  expect(nextBlank('办成〔')).toBeNull()
  expect(hasBlank('办成〔')).toBe(true)
  expect(nextBlank('〔甲〕和〔乙〕', 3)).toEqual({ start: 4, end: 7 })
})
