import { recallMs } from '../../../types/chat'
import { mayRecall } from './recall'

const text = { authorId: 'wang', kind: 'text' as const, at: 1_000 }

test('the author may take a text back for two minutes, and not a moment longer', () => {
  expect(recallMs).toBe(120_000)
  expect(mayRecall(text, 'wang', 1_000 + recallMs)).toEqual({ ok: true, value: null })
  expect(mayRecall(text, 'wang', 1_001 + recallMs)).toEqual({ ok: false, refusal: { code: 'too_late' } })
})

test('nobody takes back the words of another, nor a card or a line', () => {
  expect(mayRecall(text, 'li', 1_000)).toEqual({ ok: false, refusal: { code: 'forbidden' } })
  for (const kind of ['card', 'line'] as const) {
    expect(mayRecall({ ...text, kind }, 'wang', 1_000)).toEqual({ ok: false, refusal: { code: 'forbidden' } })
  }
})

test('what is recalled answers its author the same at any later time, and nobody else', () => {
  const recalled = { ...text, kind: 'recalled' as const }
  expect(mayRecall(recalled, 'wang', 1_000 + 10 * recallMs)).toEqual({ ok: true, value: null })
  expect(mayRecall(recalled, 'li', 1_000)).toMatchObject({ ok: false })
})
