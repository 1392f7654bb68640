import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { bundleLoader } from './bundle'
import { bridgeCloud } from './cloud'
import { watchComplaints } from './complaints'
import { startFramework } from './framework'
import type { Launch, Order, Orders, Target } from './orders'
import { pageStack } from './pages'
import { described, draw, innermost, type Element } from './screen'
import { phoneAbilities } from './wx'

/** A phone in a process of its own: WeChat's component framework registers components once per process. */

interface AppJson { pages: string[]; tabBar?: { list: { pagePath: string }[] } }
type Definition = Record<string, unknown>

const bubbling = new Set(['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel'])
const complaints = watchComplaints()
let phone: ReturnType<typeof start> | undefined

/** One component that uses every page: the framework then registers all of them, and what they share, once. */
const writeEntry = (folder: string, pages: readonly string[]): string => {
  const entry = join(folder, 'weapp-check', 'entry')
  mkdirSync(join(folder, 'weapp-check'), { recursive: true })
  const usingComponents = Object.fromEntries(pages.map((page) => [page.replaceAll('/', '-'), `/${page}`]))
  writeFileSync(`${entry}.json`, JSON.stringify({ component: true, usingComponents }))
  writeFileSync(`${entry}.wxml`, '<view/>')
  writeFileSync(`${entry}.js`, 'Component({})')
  return entry
}

const start = ({ folder, cloudUrl, token, personId, path, query }: Launch) => {
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as AppJson
  const tabs = app.tabBar?.list.map(({ pagePath }) => pagePath) ?? []
  const abilities = phoneAbilities()
  const bridge = bridgeCloud(cloudUrl, token, personId)
  const launchOptions = { path, query, scene: 1001, referrerInfo: {}, forwardMaterials: [] }
  const wx: Record<string, unknown> = {
    ...abilities.wx, cloud: bridge.cloud, getLaunchOptionsSync: () => launchOptions, getEnterOptionsSync: () => launchOptions,
  }

  const ids = new Map<string, string>()
  let theApp: Definition = {}
  const component = (definition: Definition): void => (globalThis as unknown as { Component(definition: Definition): void }).Component(definition)
  const run = bundleLoader({
    wx,
    App: (definition: Definition) => { theApp = definition },
    getApp: () => theApp,
    getCurrentPages: () => stack.instances(),
    Component: component,
    // A page is a component whose functions are its methods; the stack of pages calls its life cycle.
    Page: ({ data, ...rest }: Definition) =>
      component({ data, methods: Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function')) }),
  })
  const framework = startFramework(run)
  framework.onRegister((file, id) => ids.set(relative(folder, file).replaceAll('\\', '/'), id))

  const stack = pageStack(framework, ids, tabs)
  // Before the app runs: Taro takes over what it finds in wx, once.
  Object.assign(wx, stack.wx)
  run(join(folder, 'app'))
  framework.load(writeEntry(folder, app.pages), 'entry', {
    compiler: 'official', rootPath: folder, compilerOptions: { maxBuffer: 64 * 1024 * 1024 },
  })
  for (const step of ['onLaunch', 'onShow']) (theApp[step] as ((options: object) => void) | undefined)?.(launchOptions)
  stack.enter(path, query)
  return { abilities, bridge, framework, stack }
}

const running = () => {
  if (!phone) throw new Error('not launched')
  return phone
}
const screen = () => draw(running().stack.shown().drawn._exparserNode)

const all = (target: Target): Element[] => innermost(screen().elements, target)

const one = (target: Target): Element => {
  const found = all(target).at(target.nth ?? 0)
  if (!found) throw new Error(`not on the screen: ${JSON.stringify(target)}\n${screen().text}`)
  return found
}

const orders: Orders = {
  launch(how) {
    if (!existsSync(join(how.folder, 'app.json'))) throw new Error(`no mini program in ${how.folder}`)
    phone = start(how)
  },
  text: () => screen().text,
  find: (target) => all(target).map(described),
  send(target, event, detail) {
    const { node, tag, attributes } = one(target)
    if (event === 'tap' && tag === 'button' && attributes.disabled === true) throw new Error(`disabled: ${JSON.stringify(target)}`)
    running().framework.send(node, event, detail, bubbling.has(event))
  },
  pages: () => running().stack.instances().map(({ route, options }) => {
    const query = Object.entries(options).map(([name, value]) => `${name}=${value}`).join('&')
    return query === '' ? route : `${route}?${query}`
  }),
  open: (url) => running().stack.wx.reLaunch({ url: `/${url}` }),
  back: () => running().stack.wx.navigateBack(),
  online(connected) {
    running().bridge.online(connected)
    running().abilities.online(connected)
  },
  underWay: () => running().bridge.underWay(),
  crossings: () => running().stack.crossings,
  complaints: () => complaints.splice(0),
  notices: () => running().abilities.notices,
}

process.on('message', ({ id, order, given }: { id: number; order: Order; given: unknown[] }) => {
  try {
    const value = (orders[order] as (...given: unknown[]) => unknown)(...given)
    process.send!({ id, value })
  } catch (error) {
    process.send!({ id, error: error instanceof Error ? error.stack : String(error) })
  }
})
process.on('disconnect', () => process.exit())
