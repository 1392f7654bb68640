import { fireEvent, render, screen } from '@testing-library/react'
import { Button } from './button'
import { Cell } from './cell'
import { Press } from './press'

test('a press answers to tap, Enter and Space, and to no other key', () => {
  const pressed = jest.fn()
  render(<Press className="x" label="打开" onPress={pressed} />)
  const control = screen.getByRole('button', { name: '打开' })
  fireEvent.click(control)
  fireEvent.keyDown(control, { key: 'Enter' })
  fireEvent.keyDown(control, { key: ' ' })
  expect(pressed).toHaveBeenCalledTimes(3)
  fireEvent.keyDown(control, { key: 'a' })
  expect(pressed).toHaveBeenCalledTimes(3)
})

test('a disabled press says so, leaves the way of the keyboard, and does nothing', () => {
  const pressed = jest.fn()
  render(<Press className="x" label="打开" disabled onPress={pressed} />)
  const control = screen.getByRole('button')
  fireEvent.click(control)
  fireEvent.keyDown(control, { key: 'Enter' })
  expect(pressed).not.toHaveBeenCalled()
  expect(control.getAttribute('aria-disabled')).toBe('true')
  expect(control.tabIndex).toBe(-1)
})

test('Enter on a control inside a row presses the control alone', () => {
  const row = jest.fn()
  const inner = jest.fn()
  render(<Cell title={<Press className="x" label="里面" onPress={inner} />} label="一行" onPress={row} />)
  fireEvent.keyDown(screen.getByRole('button', { name: '里面' }), { key: 'Enter' })
  expect(inner).toHaveBeenCalledTimes(1)
  expect(row).not.toHaveBeenCalled()
})

test('a row without an action is no button', () => {
  render(<Cell title="只显示" />)
  expect(screen.queryByRole('button')).toBeNull()
})

test('a busy button takes no second press', () => {
  const pressed = jest.fn()
  const { rerender } = render(<Button onPress={pressed}>发送</Button>)
  fireEvent.click(screen.getByRole('button', { name: '发送' }))
  rerender(<Button busy onPress={pressed}>发送</Button>)
  fireEvent.click(screen.getByRole('button', { name: '发送' }))
  fireEvent.keyDown(screen.getByRole('button', { name: '发送' }), { key: 'Enter' })
  expect(pressed).toHaveBeenCalledTimes(1)
})
