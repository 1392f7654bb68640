import { createElement, forwardRef, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }

// Names that only Taro's elements know; a plain element would carry them into the page.
const onlyTaro = new Set([
  'hoverClass', 'hoverStayTime', 'placeholderClass', 'maxlength', 'autoHeight', 'confirmType', 'nativeProps', 'loading',
  'holdKeyboard', 'showConfirmBar', 'adjustPosition', 'fixed', 'autoFocus',
  'scrollX', 'scrollY', 'enhanced', 'showScrollbar', 'openType', 'onGetPhoneNumber', 'onConfirm', 'onInput', 'onLongPress',
])

const plain = (props: Props): Props => Object.fromEntries(Object.entries(props).filter(([name]) => !onlyTaro.has(name)))

const element = (tag: string) =>
  forwardRef<HTMLElement, Props>((props, ref) => createElement(tag, { ...plain(props), ref }, props.children as ReactNode))

const control = (tag: string) =>
  forwardRef<HTMLElement, Props>((props, ref) => createElement(tag, {
    ...plain(props),
    ...(props['nativeProps'] as Props | undefined),
    onChange: (event: { target: { value: string } }) =>
      (props['onInput'] as ((event: unknown) => void) | undefined)?.({ detail: { value: event.target.value } }),
    onKeyUp: (event: { key: string }) => {
      if (event.key === 'Enter') (props['onConfirm'] as (() => void) | undefined)?.()
    },
    ref,
  }))

// Taro's button in the browser is an element without a role, which is why ours has to bring one.
export const View = element('div')
export const Text = element('span')
export const Button = element('div')
export const ScrollView = element('div')
export const Image = element('img')
export const Input = control('input')
export const Textarea = control('textarea')
/** The phone's wheel: a test sees what it stands at. */
export const Picker = element('div')
