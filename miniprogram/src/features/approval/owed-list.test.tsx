import type { Approval, Item } from '@guagou/types/approval'
import { fireEvent, render, screen } from '@testing-library/react'
import { OwedList } from './owed-list'
import type { Moves } from './calls'

const bureau = (id: string) => ({ id, name: id })
const owed = (item: string, provided: boolean): Approval['owed'][number] =>
  ({ item, itemName: item, bureau: bureau(item), material: 'm', name: `${item}的材料`, reason: '缺页', correction: true, provided })
const correcting = (key: string, ready: boolean) => ({ key, state: 'correcting', can: ready ? ['provide', 'resubmit'] : ['provide'] }) as unknown as Item

const sent: unknown[] = []
let broken: string | null = null
const moves = {
  busy: false, trouble: null, forget: () => undefined,
  run: (name: string, { item }: { item: string }) => {
    sent.push(`${name} ${item}`)
    return Promise.resolve(item === broken ? null : {})
  },
} as unknown as Moves

const show = (items: Item[], list: Approval['owed']) =>
  render(<OwedList approval={{ ticket: { id: 't1' }, items, owed: list } as unknown as Approval} moves={moves} />)
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await new Promise((resolve) => setTimeout(resolve, 0))
}

beforeEach(() => {
  sent.length = 0
  broken = null
})

test('all corrections go with one tap, each to its own bureau', async () => {
  show([correcting('a', true), correcting('b', true)], [owed('a', true), owed('b', true)])
  await press('一次性提交 2 个事项的补正')
  expect(sent).toEqual(['ticket.item.resubmit a', 'ticket.item.resubmit b'])
})

test('what does not get through stops the rest, which another tap sends', async () => {
  broken = 'a'
  show([correcting('a', true), correcting('b', true)], [owed('a', true), owed('b', true)])
  await press('一次性提交 2 个事项的补正')
  expect(sent).toEqual(['ticket.item.resubmit a'])
})

test('as long as something is missing only what is complete can go; with nothing complete there is no button', async () => {
  const { unmount } = show([correcting('a', true), correcting('b', false)], [owed('a', true), owed('b', false)])
  await press('先提交已补齐的 1 个事项')
  expect(sent).toEqual(['ticket.item.resubmit a'])
  unmount()
  show([correcting('b', false)], [owed('b', false)])
  expect(screen.queryByRole('button', { name: /提交/ })).toBeNull()
})
