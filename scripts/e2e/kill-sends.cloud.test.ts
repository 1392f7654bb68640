import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createQueue, type Unsent } from '../../miniprogram/src/features/chat/outgoing-queue'
import type { Message } from '../../types/chat'
import type { Result } from '../../types/result'
import { eventually, intention } from './demo-cloud'

/** The clients are the app's own sending queues: they send one after the other, and again when nobody answers. */
const people = ['staff-001-1', 'staff-001-2', 'staff-002-1', 'staff-003-1']
/** A short version of the thousand: `GUAGOU_SENDS=1000` for all of it. */
const each = Number(process.env.GUAGOU_SENDS ?? 400) / people.length
const kills = 2

const folder = mkdtempSync(join(tmpdir(), 'guagou-kill-sends-'))
let server: ChildProcess | null = null
let url = ''

const start = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'kill-server.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    server = child
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout.on('data', (part: Buffer) => {
      const ready = /ready on (\S+)/.exec(part.toString())
      if (!ready) return
      url = ready[1]!
      resolve()
    })
  })
const kill = (): Promise<void> =>
  new Promise((resolve) => {
    const child = server!
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

const post = async (path: string, body: unknown, token = ''): Promise<unknown> =>
  (await fetch(`${url}${path}`, {
    method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  })).json()
const call = (token: string, name: string, input: unknown) => post('/call/chat', { call: name, input }, token)

beforeAll(start)
afterAll(async () => {
  await kill()
  rmSync(folder, { recursive: true, force: true })
})

test(`killed ${kills} times during ${people.length * each} sends, every message is there exactly once and in the order of its author`, async () => {
  const clients = await Promise.all(people.map(async (person) => {
    const { token } = (await post('/dev/session', { personId: person })) as { token: string }
    const me = (await post('/call/roster', { call: 'roster.me', input: {} }, token)) as { value: { enterprise: { id: string } } }
    const roomId = me.value.enterprise.id
    let acknowledged = 0
    let saved: Unsent[] = []
    const queue = createQueue({
      post: ({ id, text }) => call(token, 'chat.send', { roomId, requestId: id, text }) as Promise<Result<Message>>,
      sent: () => { acknowledged += 1 },
      load: () => saved,
      save: (rows) => { saved = [...rows] },
    })
    const texts = Array.from({ length: each }, (_, n) => `${person} 第 ${n} 句`)
    for (const text of texts) queue.send({ id: intention(), target: { roomId }, text, at: Date.now() })
    return { person, token, roomId, texts, queue, acknowledged: () => acknowledged }
  }))
  const done = () => clients.reduce((sum, client) => sum + client.acknowledged(), 0)
  for (let n = 1; n <= kills; n += 1) {
    const wanted = (n * people.length * each) / (kills + 1)
    await eventually(() => done() >= wanted, 120_000)
    await kill()
    await start()
    // As the app does when its socket is open again.
    for (const { queue } of clients) queue.wake()
  }
  await eventually(() => done() === people.length * each, 120_000)

  for (const roomId of new Set(clients.map((client) => client.roomId))) {
    const here = clients.filter((client) => client.roomId === roomId)
    const messages: Message[] = []
    for (let before: number | undefined; ;) {
      const page = (await call(here[0]!.token, 'chat.before', { roomId, limit: 200, ...(before === undefined ? {} : { before }) })) as { value: { messages: Message[]; more: boolean } }
      messages.unshift(...page.value.messages)
      if (!page.value.more) break
      before = page.value.messages[0]!.seq
    }
    expect(new Set(messages.map(({ seq }) => seq)).size).toBe(messages.length)
    for (const { person, texts } of here) {
      expect(messages.filter(({ author }) => author.id === person).map(({ text }) => text)).toEqual(texts)
    }
  }
}, 400_000)
