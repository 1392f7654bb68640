import { type ChildProcess, fork } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Order, Orders, Target } from './inside/orders'

const root = join(__dirname, '../..')

/** How long a person would wait for something to appear, ms. */
const patience = 10_000

/** The build to run: `dist/weapp`, or the folder that a test build was given. */
export const builtWeapp = (): string =>
  process.env.GUAGOU_OUT ? resolve(root, 'miniprogram', process.env.GUAGOU_OUT) : join(root, 'dist/weapp')

type Answers = { [O in Order]: (...given: Parameters<Orders[O]>) => Promise<ReturnType<Orders[O]>> }

export interface Phone extends Omit<Answers, 'launch'> {
  /** Waits for the element, then taps it. */
  tap(target: Target): Promise<void>
  longPress(target: Target): Promise<void>
  /** Writes into a field, as one keystroke. */
  type(target: Target, text: string): Promise<void>
  /** Waits until the element is there. */
  sees(target: Target, ms?: number): Promise<void>
  /** Waits until it is gone. */
  loses(target: Target, ms?: number): Promise<void>
  /** Waits until every call is answered and nothing crossed to the screen for a while; answers what crossed since the given place. */
  settled(since?: number, quietMs?: number): Promise<{ bytes: number; crossings: number; end: number }>
  /** Throws when anything went wrong that a person may not have seen. */
  close(): Promise<void>
}

interface Caller { cloudUrl: string; token: string; personId: string }

/** A phone with the built mini program open at a page, in a process of its own, on a running local cloud. */
export const startPhone = async (
  caller: Caller, path: string, query: Record<string, string> = {}, built = builtWeapp(),
): Promise<Phone> => {
  if (!existsSync(join(built, 'app.json'))) throw new Error(`${built} is missing: run npm run build:weapp`)
  // A copy: the build may be renewed while the phone is on, and the check adds a file of its own.
  const folder = mkdtempSync(join(tmpdir(), 'guagou-weapp-'))
  cpSync(built, folder, { recursive: true })
  const child: ChildProcess = fork(join(__dirname, 'inside/main.ts'), {
    cwd: root, execArgv: ['--import', 'tsx'], silent: true, env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => { output += String(text) })

  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0
  child.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(value)
    else asked?.reject(new Error(error))
  })
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the phone ended with ${code}\n${output}`))
    waiting.clear()
  })
  const ask = <O extends Order>(order: O, ...given: Parameters<Orders[O]>): Promise<ReturnType<Orders[O]>> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve: resolve as (value: unknown) => void, reject })
      child.send({ id: last, order, given })
    })
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  const until = async (wish: string, ms: number, look: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + ms; !(await look());) {
      if (Date.now() > end) {
        throw new Error(`${wish} not within ${ms} ms\npages: ${(await ask('pages')).join(' > ')}\nscreen: ${await ask('text')}\n${(await ask('complaints')).join('\n')}${output}`)
      }
      await pause(25)
    }
  }
  const present = async (target: Target): Promise<boolean> => (await ask('find', target)).at(target.nth ?? 0) !== undefined

  const sees = (target: Target, ms = patience): Promise<void> => until(`to see ${JSON.stringify(target)}`, ms, () => present(target))
  const act = async (target: Target, event: string, detail: Record<string, unknown>): Promise<void> => {
    await sees(target)
    await ask('send', target, event, detail)
  }

  const phone: Phone = {
    text: () => ask('text'),
    find: (target) => ask('find', target),
    send: (target, event, detail) => ask('send', target, event, detail),
    pages: () => ask('pages'),
    open: (url) => ask('open', url),
    back: () => ask('back'),
    online: (connected) => ask('online', connected),
    crossings: () => ask('crossings'),
    underWay: () => ask('underWay'),
    complaints: () => ask('complaints'),
    notices: () => ask('notices'),
    tap: (target) => act(target, 'tap', { x: 0, y: 0 }),
    longPress: (target) => act(target, 'longpress', { x: 0, y: 0 }),
    type: (target, text) => act(target, 'input', { value: text, cursor: text.length, keyCode: 0 }),
    sees,
    loses: (target, ms = patience) => until(`to lose ${JSON.stringify(target)}`, ms, async () => !(await present(target))),
    async settled(since = 0, quietMs = 400) {
      let crossings = await ask('crossings')
      for (let before = -1; before !== crossings.length || await ask('underWay') > 0;) {
        before = crossings.length
        await pause(quietMs)
        crossings = await ask('crossings')
      }
      const counted = crossings.slice(since)
      return { bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0), crossings: counted.length, end: crossings.length }
    },
    async close() {
      const complaints = child.connected ? await ask('complaints') : []
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.connected) child.disconnect()
      else child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
      if (complaints.length > 0 || output !== '') throw new Error(`the phone complained:\n${complaints.join('\n')}\n${output}`)
    },
  }
  try {
    await ask('launch', { folder, ...caller, path, query })
  } catch (error) {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return phone
}
