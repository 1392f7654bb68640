import type { Drawn, Framework, PageInstance } from './framework'
import type { Crossing } from './orders'
import { later, laterFail } from './wx'

interface OpenPage {
  drawn: Drawn
  instance: PageInstance
}

interface Going {
  url: string
  success?(answer: object): void
  fail?(error: object): void
  complete?(answer: object): void
}

const mostPages = 10

const parsed = (url: string): { path: string; query: Record<string, string> } => {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?')
  const query = Object.fromEntries(search.split('&').filter(Boolean).map((pair) => {
    const [name = '', value = ''] = pair.split('=')
    return [name, decodeURIComponent(value)]
  }))
  return { path, query }
}

/** The stack of pages of a mini program, the doors of `wx` that move it, and what each page costs to draw. */
export const pageStack = (framework: Framework, ids: Map<string, string>, tabs: readonly string[]) => {
  const crossings: Crossing[] = []
  const keptTabs = new Map<string, OpenPage>()
  let stack: OpenPage[] = []

  const make = (path: string, query: Record<string, string>): OpenPage => {
    const drawn = framework.create(ids.get(path)!)
    const { instance } = drawn
    const setData = instance.setData
    instance.route = path
    instance.options = query
    instance.setData = (data, done) => {
      // What crosses is text: functions and undefined values stay behind.
      const text = JSON.stringify(data)
      crossings.push({ page: path, bytes: Buffer.byteLength(text) })
      setData.call(instance, JSON.parse(text) as Record<string, unknown>, done)
    }
    return { drawn, instance }
  }
  const show = ({ drawn, instance }: OpenPage): void => {
    drawn.attach(document.body)
    instance.onShow?.()
  }
  const hide = ({ drawn, instance }: OpenPage): void => {
    instance.onHide?.()
    drawn.detach()
  }
  const close = (page: OpenPage): void => {
    page.instance.onUnload?.()
    page.drawn.detach()
  }
  const enter = (path: string, query: Record<string, string>): OpenPage => {
    const page = make(path, query)
    stack.push(page)
    if (tabs.includes(path)) keptTabs.set(path, page)
    page.instance.onLoad?.(query)
    show(page)
    setTimeout(() => page.instance.onReady?.())
    return page
  }
  const shown = (): OpenPage => {
    const page = stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }
  const closeAll = (): void => {
    const all = new Set([...stack, ...keptTabs.values()])
    stack = []
    keptTabs.clear()
    for (const page of all) close(page)
  }

  const door = (name: string, wrong: (path: string) => string | false, go: (path: string, query: Record<string, string>) => void) =>
    (going: Going): void => {
      const { path, query } = parsed(going.url)
      const reason = ids.has(path) ? wrong(path) : `page "${path}" is not found`
      if (reason !== false) return laterFail(name, going, reason)
      setTimeout(() => {
        go(path, query)
        later(name, going)
      })
    }
  const isTab = (path: string): string | false => tabs.includes(path) && 'can not go to a tabbar page'

  const wx = {
    navigateTo: door('navigateTo', (path) => isTab(path) || (stack.length >= mostPages && 'webview count limit exceed'), (path, query) => {
      hide(shown())
      enter(path, query)
    }),
    redirectTo: door('redirectTo', isTab, (path, query) => {
      close(stack.pop()!)
      enter(path, query)
    }),
    reLaunch: door('reLaunch', () => false, (path, query) => {
      closeAll()
      enter(path, query)
    }),
    switchTab: door('switchTab', (path) => !tabs.includes(path) && 'can not switch to no-tabBar page', (path) => {
      const known = keptTabs.get(path)
      if (known && shown() === known) return
      for (const page of stack.splice(0)) {
        if (tabs.includes(page.instance.route)) hide(page)
        else close(page)
      }
      if (!known) return void enter(path, {})
      stack.push(known)
      show(known)
    }),
    navigateBack(going: { delta?: number } & Partial<Going> = {}): void {
      if (stack.length < 2) return laterFail('navigateBack', going, 'cannot navigate back at first page')
      setTimeout(() => {
        for (let n = Math.min(going.delta ?? 1, stack.length - 1); n > 0; n -= 1) close(stack.pop()!)
        show(shown())
        later('navigateBack', going)
      })
    },
  }
  return { wx, enter, shown, crossings, instances: () => stack.map(({ instance }) => instance) }
}
