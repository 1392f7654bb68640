import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from '../local-cloud'
import { seed } from '../seed/seed'
import { type Scene, type Stage, scenes, stageOf, still } from './scenes'
import { stumbles } from './screen-check'
import { desktop, openBrowser, openWindow, phone, type WindowOptions } from './window'

/** A working Tuesday, late enough in the year for all the stories to have happened. */
const tuesday = Date.parse('2026-11-24T10:20+08:00')
const pictures = join(__dirname, '../../artifacts/screens')
const dataFolder = mkdtempSync(join(tmpdir(), 'guagou-screens-'))

/** A promise with its handles; a failure is its test's to tell, however long before it comes. */
const deferred = <T>(): { promise: Promise<T>; resolve(value: T): void; reject(error: unknown): void } => {
  let handles: { resolve(value: T): void; reject(error: unknown): void } | undefined
  const promise = new Promise<T>((resolve, reject) => { handles = { resolve, reject } })
  promise.catch(() => undefined)
  return { promise, ...handles! }
}

let cloud: LocalCloud
let browser: Browser
let stage: Stage

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  cloud = await startLocalCloud({ dataFolder, devClock: true })
  await cloud.clock.set(tuesday)
  await seed(cloud)
  stage = await stageOf(cloud)
  browser = await openBrowser()
  takePictures()
})
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const sizes = [['phone', { size: phone, touch: true }], ['desktop', { size: desktop }]] as const

/** Dark and large text are looked at on the phone, where room is scarce; with GUAGOU_ALL_LOOKS on a desktop as well. */
const everywhere = process.env.GUAGOU_ALL_LOOKS === '1'
const shots = Object.entries(scenes).flatMap(([name, scene]) =>
  [{}, ...(scene.looks ?? [])].flatMap((look) => sizes.filter(([size]) => everywhere || size === 'phone' || Object.keys(look).length === 0).map(([size, options]) => {
    const picture = [name, ...Object.values(look) as string[], size].join('.')
    return [picture, scene, { ...options, ...look } satisfies WindowOptions] as const
  })))

/** What one saw in a picture: nothing, or what one would stumble over. */
interface Look { stumbles: string[]; complaints: string[] }

const lookAt = async (picture: string, scene: Scene, options: WindowOptions): Promise<Look> => {
  const person = scene.as(stage)
  const window = await openWindow(browser, cloud, { ...options, ...(person === null ? {} : { as: person }) })
  try {
    await scene.go(window, stage)
    if (!scene.offline) await still(window.page)
    await window.page.screenshot({ path: join(pictures, `${picture}.png`) })
    const complaints = window.complaints()
    return {
      stumbles: await stumbles(window.page),
      complaints: scene.offline ? complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED')) : complaints,
    }
  } finally {
    await window.close()
  }
}

/** A window mostly waits, for the network or for things to stand still: so many are open side by side. */
const lanes = 4
const looks = new Map(shots.map(([picture]) => [picture, deferred<Look>()]))

const waiting = shots.slice()

/** With `-t` a test far down the list does not wait for all before it. */
const sooner = (picture: string): void => {
  const at = waiting.findIndex(([name]) => name === picture)
  if (at > 0) waiting.unshift(...waiting.splice(at, 1))
}

const takePictures = (): void => {
  const lane = async (): Promise<void> => {
    for (let shot = waiting.shift(); shot; shot = waiting.shift()) {
      const look = looks.get(shot[0])!
      await lookAt(...shot).then(look.resolve, look.reject)
    }
  }
  for (let count = 0; count < lanes; count += 1) void lane()
}

test.each(shots)('%s can be read and touched, and nothing complains', async (picture) => {
  sooner(picture)
  expect(await looks.get(picture)!.promise).toEqual({ stumbles: [], complaints: [] })
})
