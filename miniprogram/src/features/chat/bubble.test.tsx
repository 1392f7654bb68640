import { fireEvent, render, screen } from '@testing-library/react'
import { Bubble } from './bubble'
import { message } from './message.fixture'

test('a message is spoken with its author, what he is, its text and its time', () => {
  render(<Bubble message={message(1, { text: '明天停电吗', at: Date.parse('2026-03-04T09:05+08:00') })} mine={false} title="行政经理" />)
  expect(screen.getByRole('article', { name: '王芳，行政经理：明天停电吗，09:05' })).toBeTruthy()
})

test('the menu opens by right click and by the keyboard', () => {
  const menu = jest.fn()
  render(<Bubble message={message(1)} mine={false} onLongPress={menu} />)
  fireEvent.contextMenu(screen.getByRole('article'))
  fireEvent.keyDown(screen.getByRole('button', { name: '打开这条消息的菜单' }), { key: 'Enter' })
  expect(menu).toHaveBeenCalledTimes(2)
})

test('a failed message can be sent again with one press, one on its way cannot', () => {
  const again = jest.fn()
  const { rerender } = render(<Bubble message={message(1)} mine status="failed" onRetry={again} />)
  fireEvent.click(screen.getByRole('button', { name: '没有发出去，点此重发' }))
  expect(again).toHaveBeenCalledTimes(1)
  rerender(<Bubble message={message(1)} mine status="sending" onRetry={again} />)
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByRole('status', { name: '正在发送' })).toBeTruthy()
})

test('while choosing, a press anywhere chooses and no menu opens', () => {
  const choose = jest.fn()
  const menu = jest.fn()
  render(<Bubble message={message(1)} mine={false} onLongPress={menu} onChoose={choose} selected />)
  const row = screen.getByRole('checkbox')
  expect(row.getAttribute('aria-checked')).toBe('true')
  fireEvent.click(row)
  fireEvent.contextMenu(row)
  expect(choose).toHaveBeenCalledTimes(1)
  expect(menu).not.toHaveBeenCalled()
})
