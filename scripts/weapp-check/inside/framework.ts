import { createRequire } from 'node:module'

/** The parts of WeChat's component framework that are used here; its packages bring no types. */
export interface Node {
  $$?: unknown
  _vt?: { type: number; tagName: string; content: string; attrs: { name: string; value: unknown }[] }
  childNodes?: Node[]
  shadowRoot?: Node
}

export interface PageInstance {
  route: string
  options: Record<string, string>
  data: unknown
  setData(data: Record<string, unknown>, done?: () => void): void
  onLoad?(query: Record<string, string>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
}

export interface Drawn {
  _exparserNode: Node
  instance: PageInstance
  attach(parent: unknown): void
  detach(): void
}

export interface Framework {
  /** Registers a page or component and everything it uses; its script is run with `run`. */
  load(path: string, tag: string, options: object): string
  onRegister(listener: (path: string, id: string) => void): void
  create(id: string): Drawn
  /** Sends an event the way a touch or an input does. */
  send(node: Node, event: string, detail: object, bubbles: boolean): void
}

interface Exparser {
  Event: { create(name: string, detail: object, options: object): unknown; dispatchEvent(node: Node, event: unknown): void }
}

/**
 * Starts miniprogram-simulate in a jsdom of its own; once per process, since it registers components globally.
 * jsdom is the one that jest brings.
 */
export const startFramework = (run: (path: string) => unknown): Framework => {
  const { JSDOM } = createRequire(require.resolve('jest-environment-jsdom'))('jsdom') as { JSDOM: new (html: string, options: object) => { window: Record<string, unknown> } }
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true })
  for (const name of ['document', 'Event', 'CustomEvent', 'HTMLElement', 'Element', 'Node', 'MutationObserver']) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true })
  }
  Object.assign(globalThis, { window })

  const inside = createRequire(require.resolve('miniprogram-simulate'))
  const jComponent = inside('j-component') as { register(definition: { path?: string; id: string }): string; create(id: string): Drawn }
  let listener: (path: string, id: string) => void = () => undefined
  const register = jComponent.register.bind(jComponent)
  jComponent.register = (definition) => {
    if (definition.path !== undefined) listener(definition.path, definition.id)
    return register(definition)
  }
  const steps = inside('./src/utils') as { runJs(path: string): unknown }
  steps.runJs = run
  const simulate = inside('miniprogram-simulate') as { load(path: string, tag: string, options: object): string }
  const exparser = createRequire(inside.resolve('j-component'))('miniprogram-exparser') as Exparser
  return {
    load: simulate.load,
    onRegister(next) { listener = next },
    create: (id) => jComponent.create(id),
    send(node, event, detail, bubbles) {
      exparser.Event.dispatchEvent(node, exparser.Event.create(event, detail, {
        bubbles, composed: bubbles, capturePhase: bubbles, extraFields: { touches: [], changedTouches: [] },
      }))
    },
  }
}
