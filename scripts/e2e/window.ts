import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { findChromium, launchChromium } from '../browser'
import type { LocalCloud } from '../local-cloud'

export const phone = { width: 375, height: 812 }
export const desktop = { width: 1280, height: 800 }

export interface WindowOptions {
  size?: { width: number; height: number }
  /** As on a phone: fingers, so that Enter makes a new line. */
  touch?: boolean
  theme?: 'light' | 'dark'
  textSize?: 'standard' | 'larger' | 'largest'
  /** Signed in already, without the sign-in page. */
  as?: string
}

/** One person's browser window, and everything that went wrong in it. */
export interface Window {
  page: Page
  context: BrowserContext
  /** Errors of the page and its console since the last look. */
  complaints(): string[]
  close(): Promise<void>
}

export const openBrowser = (): Promise<Browser> => {
  const chromium = findChromium()
  if (chromium === null) throw new Error('no Chromium on this machine: install one or set CHROMIUM_PATH')
  return launchChromium(chromium)
}

/** The product's clock may stand elsewhere than the machine's; the window's clock follows it. */
const moveClock = (ahead: number): void => {
  const RealDate = Date
  const now = (): number => RealDate.now() + ahead
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[]) => Reflect.construct(target, given.length === 0 ? [now()] : given) as Date,
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  })
}

const remember = (settings: Record<string, unknown>): void => {
  for (const [key, value] of Object.entries(settings)) localStorage.setItem(`guagou.${key}`, JSON.stringify({ data: value }))
}

/** Opens a window of its own: nothing is shared with the others but the cloud. */
export const openWindow = async (browser: Browser, cloud: LocalCloud, options: WindowOptions = {}): Promise<Window> => {
  const { size = phone, touch = false, theme, textSize, as } = options
  const context = await browser.newContext({
    baseURL: cloud.url, viewport: size, hasTouch: touch, isMobile: touch, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
  })
  // Scripts that tsx has compiled ask for this when they run in the page; jest's do not.
  await context.addInitScript({ content: 'globalThis.__name ??= (value) => value' })
  await context.addInitScript(moveClock, cloud.clock.now() - Date.now())
  await context.addInitScript(remember, { ...(theme ? { theme } : {}), ...(textSize ? { textSize } : {}) })
  if (as !== undefined) await context.addInitScript((token) => sessionStorage.setItem('guagou.session', token), cloud.session(as))
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  let heard: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  return {
    page,
    context,
    complaints() {
      const before = heard
      heard = []
      return before
    },
    close: () => context.close(),
  }
}

/** The page on top: Taro keeps the ones below it in the document, hidden. */
export const shown = (page: Page): Locator => page.locator('.taro_page:visible').last()

/** As a person does it: the sign-in page, a search for the name, a tap on the row. */
export const signInAs = async ({ page }: Window, person: { name: string; place: string }): Promise<void> => {
  await page.goto('/')
  await page.getByLabel('搜索姓名、企业或部门').fill(`${person.name} ${person.place}`)
  await page.getByRole('button', { name: new RegExp(`^以${person.name}的身份进入.*${person.place}`) }).first().click()
  await page.waitForURL(/pages\/(today|messages)\//)
}

export const openTab = async ({ page }: Window, name: '今日' | '消息' | '诉求' | '我的'): Promise<void> => {
  await page.locator('.weui-tabbar__item', { hasText: name }).click()
}
