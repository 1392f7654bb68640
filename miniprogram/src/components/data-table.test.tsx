import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { Button } from './button'
import { type Column, DataTable } from './data-table'
import { useSorted } from './use-sorted'

interface Row { id: string; name: string; count: number }
const rows: Row[] = [{ id: 'b', name: '行政审批局', count: 2 }, { id: 'a', name: '规划建设局', count: 10 }, { id: 'c', name: '招商局', count: 1 }]
const columns: Column<Row>[] = [
  { key: 'name', title: '部门', show: ({ name }) => name, sortable: true },
  { key: 'count', title: '人数', show: ({ count }) => count, sortable: true, right: true },
  { key: 'act', title: '操作', show: ({ name }) => <Button size="inline" label={`呼叫${name}`}>呼叫</Button> },
]

function Bureaus({ onOpen }: { onOpen(row: Row): void }) {
  const [all] = useState(rows)
  const sorting = useSorted(all, { name: ({ name }) => name, count: ({ count }) => count })
  return <DataTable label="部门" columns={columns} keyOf={({ id }) => id} onOpen={onOpen} {...sorting} />
}
const names = () => screen.getAllByRole('row').slice(1).map((row) => row.firstElementChild!.textContent)

test('a heading sorts, the second press turns the order round, and says so to a screen reader', () => {
  render(<Bureaus onOpen={() => undefined} />)
  expect(names()).toEqual(['行政审批局', '规划建设局', '招商局'])
  fireEvent.click(screen.getByRole('button', { name: /人数/ }))
  expect(names()).toEqual(['招商局', '行政审批局', '规划建设局'])
  expect(screen.getByRole('columnheader', { name: /人数/ }).getAttribute('aria-sort')).toBe('ascending')
  fireEvent.click(screen.getByRole('button', { name: /人数/ }))
  expect(names()).toEqual(['规划建设局', '行政审批局', '招商局'])
  expect(screen.getByRole('columnheader', { name: /人数/ }).getAttribute('aria-sort')).toBe('descending')
  // By sound: gui, xing, zhao.
  fireEvent.click(screen.getByRole('button', { name: /部门/ }))
  expect(names()).toEqual(['规划建设局', '行政审批局', '招商局'])
})

test('the keyboard goes from row to row and opens one; only the first is in the way of Tab', () => {
  const opened: string[] = []
  render(<Bureaus onOpen={({ id }) => opened.push(id)} />)
  const all = screen.getAllByRole('row').slice(1)
  expect(all.map((row) => row.tabIndex)).toEqual([0, -1, -1])
  all[0]!.focus()
  fireEvent.keyDown(all[0]!, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(all[1])
  fireEvent.keyDown(all[1]!, { key: 'End' })
  expect(document.activeElement).toBe(all[2])
  fireEvent.keyDown(all[2]!, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(all[2])
  fireEvent.keyDown(all[2]!, { key: 'Enter' })
  expect(opened).toEqual(['c'])
  fireEvent.keyDown(all[2]!, { key: 'Home' })
  expect(document.activeElement).toBe(all[0])
})

test('a click opens the row, a control in it does what it says instead', () => {
  const opened: string[] = []
  render(<Bureaus onOpen={({ id }) => opened.push(id)} />)
  fireEvent.click(screen.getByText('招商局'))
  fireEvent.click(screen.getByRole('button', { name: '呼叫规划建设局' }))
  expect(opened).toEqual(['c'])
})
