import type { Node } from './framework'
import type { Found, Target } from './orders'

/** An element as the templates drew it: the tree that WeChat would paint. */
export interface Element {
  node: Node
  tag: string
  text: string
  attributes: Record<string, unknown>
  inner: Element[]
}

/** The compiler writes `ariaLabel`; here it is called what the templates call it. */
const spelt = (name: string): string => name.replace(/^aria([A-Z])/, (_all, letter: string) => `aria-${letter.toLowerCase()}`)

const attributesOf = (node: Node): Record<string, unknown> =>
  Object.fromEntries((node._vt?.attrs ?? []).filter(({ value }) => value !== undefined && value !== '').map(({ name, value }) => [spelt(name), value]))

/** j-component's kinds of nodes. */
const kind = { component: 17, text: 18 }

/** Our own recursive component and the templates' blocks draw nothing themselves. */
const transparent = new Set(['comp', 'block', 'template', 'shadow', 'virtual', ''])

const isElement = (node: Node): boolean =>
  node._vt?.type === kind.component && !transparent.has(node._vt.tagName)

const elementsIn = (node: Node): { elements: Element[]; text: string } => {
  const elements: Element[] = []
  let text = ''
  for (const child of [...(node.shadowRoot ? [node.shadowRoot] : []), ...(node.childNodes ?? [])]) {
    if (child._vt?.type === kind.text) {
      text += child._vt.content
      continue
    }
    const inside = elementsIn(child)
    text += inside.text
    if (!isElement(child)) {
      elements.push(...inside.elements)
      continue
    }
    const tag = (child._vt?.tagName ?? '').replace(/^wx-/, '')
    elements.push({ node: child, tag, text: inside.text, attributes: attributesOf(child), inner: inside.elements })
  }
  return { elements, text }
}

export const draw = (root: Node): { elements: Element[]; text: string } => elementsIn(root)

const fits = (element: Element, { name, text, className, tag }: Target): boolean =>
  (name === undefined || element.attributes['aria-label'] === name)
  && (text === undefined || element.text.includes(text))
  && (className === undefined || String(element.attributes.class ?? '').split(/\s+/).includes(className))
  && (tag === undefined || element.tag === tag)

/** Those that fit and hold no other that fits, in reading order. */
export const innermost = (elements: Element[], target: Target): Element[] =>
  elements.flatMap((element) => {
    const deeper = innermost(element.inner, target)
    return deeper.length > 0 ? deeper : fits(element, target) ? [element] : []
  })

export const described = ({ tag, text, attributes }: Element): Found => ({ tag, text, attributes })
