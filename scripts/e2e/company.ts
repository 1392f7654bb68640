import type { Browser, Locator } from 'playwright-core'
import type { DemoCloud } from './demo-cloud'
import { openWindow, shown, type Window, type WindowOptions } from './window'

/** Several people at their windows, in a story whose clock is moved by hand. */
export interface Company {
  /** One of them goes to a page of the app and does something there; nothing may complain. */
  on(person: string, path: string, work: (page: Locator, window: Window) => Promise<void>): Promise<void>
  /** Some time later: everybody has closed his window meanwhile. A window's clock is set when it is opened. */
  at(text: string): Promise<void>
  close(): Promise<void>
}

/** @param options of a person's window, whoever he is */
export const company = (browser: Browser, { cloud }: DemoCloud, options: (person: string) => WindowOptions = () => ({})): Company => {
  const windows = new Map<string, Window>()
  const close = async (): Promise<void> => {
    for (const window of windows.values()) await window.close()
    windows.clear()
  }
  return {
    close,
    async on(person, path, work) {
      const window = windows.get(person) ?? await openWindow(browser, cloud, { ...options(person), as: person })
      windows.set(person, window)
      await window.page.goto(`/#/pages/${path}`)
      await shown(window.page).locator('.screen').waitFor()
      await work(shown(window.page), window)
      expect({ person, path, complaints: window.complaints() }).toEqual({ person, path, complaints: [] })
    },
    async at(text) {
      await close()
      const moment = Date.parse(`2026-${text}+08:00`)
      // Time only goes forward, and what is due on the way happens.
      if (cloud.clock.now() < moment) await cloud.clock.set(moment)
    },
  }
}
