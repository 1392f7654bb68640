import { act, fireEvent, render, screen } from '@testing-library/react'
import { useSettings } from '../settings/settings'
import { groupInitialsOf, initialsOf } from './avatar'
import { ErrorPanel } from './error-panel'
import { Field, TextArea } from './field'
import { Screen } from './screen'
import { Sheet } from './sheet'
import { toast } from './toast'

test('a screen carries the colours and the size that the person chose', () => {
  const { container } = render(<Screen title="今日" tab>内容</Screen>)
  const frame = container.firstElementChild as HTMLElement
  expect(frame.className).toContain('scale-standard')
  act(() => {
    useSettings.getState().setTextSize('largest')
    useSettings.getState().setTheme('dark')
  })
  expect(frame.className).toContain('scale-largest')
  expect(frame.className).toContain('theme-dark')
})

test('a tab has no way back, a screen above it has', () => {
  const { rerender } = render(<Screen title="今日" tab>内容</Screen>)
  expect(screen.queryByRole('button', { name: '返回' })).toBeNull()
  rerender(<Screen title="详情">内容</Screen>)
  expect(screen.getByRole('button', { name: '返回' })).toBeTruthy()
})

test('a toast is announced and goes away by itself', () => {
  jest.useFakeTimers()
  render(<Screen title="今日" tab>内容</Screen>)
  act(() => toast('已保存'))
  expect(screen.getByRole('status').textContent).toBe('已保存')
  act(() => jest.advanceTimersByTime(6_000))
  expect(screen.getByRole('status').textContent).toBe('')
  jest.useRealTimers()
})

test('a sheet takes the focus, closes with Escape and gives the focus back', () => {
  const close = jest.fn()
  const sheet = (open: boolean) => (
    <>
      <button>外面</button>
      <Sheet open={open} title="选择" onClose={close}>内容</Sheet>
    </>
  )
  const { rerender } = render(sheet(false))
  screen.getByText('外面').focus()
  rerender(sheet(true))
  expect(screen.getByRole('dialog', { name: '选择' }).contains(document.activeElement)).toBe(true)
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(close).toHaveBeenCalledTimes(1)
  rerender(sheet(false))
  expect(document.activeElement?.textContent).toBe('外面')
})

test('a field is named for readers, tells what is wrong, and counts only near its limit', () => {
  const changed = jest.fn()
  const { rerender } = render(<Field label="姓名" value="" onChange={changed} error="请填写姓名" />)
  fireEvent.change(screen.getByLabelText('姓名'), { target: { value: '王芳' } })
  expect(changed).toHaveBeenCalledWith('王芳')
  expect(screen.getByText('请填写姓名')).toBeTruthy()
  rerender(<TextArea label="说明" value="一二三" onChange={changed} maxLength={20} />)
  expect(screen.queryByText(/还可输入/)).toBeNull()
  rerender(<TextArea label="说明" value={'字'.repeat(18)} onChange={changed} maxLength={20} />)
  expect(screen.getByText('还可输入 2 字')).toBeTruthy()
})

test('an error says what happened, what was kept and what to do', () => {
  const retry = jest.fn()
  render(<ErrorPanel happened="没有发送成功" kept="内容已保留" next="请重试" onRetry={retry} />)
  expect(screen.getByRole('alert').textContent).toBe('!没有发送成功内容已保留请重试重试')
  fireEvent.click(screen.getByRole('button', { name: '重试' }))
  expect(retry).toHaveBeenCalledTimes(1)
})

test.each([['张建国', '建国'], ['李敏', '敏'], ['欧阳文静', '文静'], ['Anna', 'A'], ['', '?']])('%s is shown as %s', (name, shown) => {
  expect(initialsOf(name)).toBe(shown)
})

test('a group is shown by the beginning of its name', () => {
  expect(groupInitialsOf('砚渡智能装备有限公司')).toBe('砚渡')
  expect(groupInitialsOf(' ')).toBe('?')
})
