import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from '../local-cloud'
import { seed } from '../seed/seed'
import { scenes, stageOf, still, type Stage } from './scenes'
import { stumbles } from './screen-check'
import { desktop, openBrowser, openWindow, phone, type WindowOptions } from './window'

/** A working Tuesday, late enough in the year for all the stories to have happened. */
const tuesday = Date.parse('2026-11-24T10:20+08:00')
const pictures = join(__dirname, '../../artifacts/screens')
const dataFolder = mkdtempSync(join(tmpdir(), 'guagou-screens-'))

let cloud: LocalCloud
let browser: Browser
let stage: Stage

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  cloud = await startLocalCloud({ dataFolder, devClock: true })
  await cloud.clock.set(tuesday)
  await seed(cloud)
  stage = stageOf(cloud)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const sizes = [['phone', { size: phone, touch: true }], ['desktop', { size: desktop }]] as const

const shots = Object.entries(scenes).flatMap(([name, scene]) =>
  [{}, ...(scene.looks ?? [])].flatMap((look) => sizes.map(([size, options]) => {
    const picture = [name, ...Object.values(look) as string[], size].join('.')
    return [picture, scene, { ...options, ...look } satisfies WindowOptions] as const
  })))

test.each(shots)('%s can be read and touched, and nothing complains', async (picture, scene, options) => {
  const person = scene.as(stage)
  const window = await openWindow(browser, cloud, { ...options, ...(person === null ? {} : { as: person }) })
  try {
    await scene.go(window, stage)
    if (!scene.offline) await still(window.page)
    await window.page.screenshot({ path: join(pictures, `${picture}.png`) })
    expect(await stumbles(window.page)).toEqual([])
    const complaints = window.complaints()
    expect(scene.offline ? complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED')) : complaints).toEqual([])
  } finally {
    await window.close()
  }
})
