import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { Badge } from './badge'
import { Rating, type Stars } from './rating'
import { SegmentedFilter, Tabs } from './tabs'

const choices = [{ value: 'open', text: '进行中', count: 3 }, { value: 'done', text: '已完成' }] as const

test('tabs say which one is selected and how many wait behind it', () => {
  const changed = jest.fn()
  render(<Tabs label="状态" choices={choices} value="open" onChange={changed} />)
  expect(screen.getByRole('tab', { name: '进行中，3' }).getAttribute('aria-selected')).toBe('true')
  expect(screen.getByRole('tab', { name: '已完成' }).getAttribute('aria-selected')).toBe('false')
  fireEvent.click(screen.getByRole('tab', { name: '已完成' }))
  expect(changed).toHaveBeenCalledWith('done')
})

test('a filter is one choice of several', () => {
  render(<SegmentedFilter label="状态" choices={choices} value="done" onChange={() => undefined} />)
  expect(screen.getAllByRole('radio').map((radio) => radio.getAttribute('aria-checked'))).toEqual(['false', 'true'])
})

test('a badge shows nothing for nobody, and never more than 99+', () => {
  const { container, rerender } = render(<Badge count={0} />)
  expect(container.textContent).toBe('')
  rerender(<Badge count={99} />)
  expect(container.textContent).toBe('99')
  rerender(<Badge count={100} />)
  expect(container.textContent).toBe('99+')
})

function Rated({ first }: { first: Stars | null }) {
  const [value, setValue] = useState(first)
  return <Rating label="满意度" value={value} onChange={setValue} />
}

const checked = () => screen.getAllByRole('radio').filter((star) => star.getAttribute('aria-checked') === 'true')

test('nothing is rated beforehand; a tap rates and says what the stars mean', () => {
  render(<Rated first={null} />)
  expect(checked()).toHaveLength(0)
  fireEvent.click(screen.getByRole('radio', { name: '4 星，满意' }))
  expect(checked().map((star) => star.getAttribute('aria-label'))).toEqual(['4 星，满意'])
  expect(screen.getByText('满意')).toBeTruthy()
})

test('arrow keys rate, carry the focus along and stop at five', () => {
  render(<Rated first={4} />)
  const group = screen.getByRole('radiogroup')
  fireEvent.keyDown(group, { key: 'ArrowRight' })
  fireEvent.keyDown(group, { key: 'ArrowRight' })
  expect(checked().map((star) => star.getAttribute('aria-label'))).toEqual(['5 星，非常满意'])
  expect(document.activeElement).toBe(checked()[0])
  fireEvent.keyDown(group, { key: 'x' })
  expect(checked()[0]?.getAttribute('aria-label')).toBe('5 星，非常满意')
})

test('a given rating is shown in words and cannot be changed', () => {
  render(<Rating label="满意度" value={2} />)
  expect(screen.getByRole('img', { name: '满意度：2 星，不满意' })).toBeTruthy()
  expect(screen.queryByRole('radio')).toBeNull()
})
