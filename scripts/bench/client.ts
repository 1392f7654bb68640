import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CallName, type InputToSend, type Output, functionOf } from '../../types/api'
import type { Result } from '../../types/result'
import { createPost } from './sockets'
import type { ZoneSize } from './zone'

export interface Measured {
  url: string
  call<N extends CallName>(person: string, name: N, input: InputToSend<N>): Promise<Output<N>>
  token(person: string): string
  /** Cloud and client. */
  pids: readonly number[]
  /** Resident memory of the whole cloud, bytes. */
  memory(): Promise<number>
  stop(): Promise<void>
}

const start = (file: string, folder: string, size: ZoneSize): ChildProcess => fork(join(__dirname, file), [JSON.stringify({ folder, size })], {
  execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
})

/** Starts a cloud of that size in its own process and gives a client for it. */
export const startMeasured = async (size: ZoneSize): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'guagou-bench-'))
  const forget = (): void => rmSync(folder, { recursive: true, force: true })
  const [filled] = await once(start('fill.ts', folder, size), 'exit') as [number | null]
  if (filled !== 0) {
    forget()
    throw new Error(`the zone could not be filled: ${filled}`)
  }
  return new Promise((resolve, reject) => {
    const child = start('server.ts', folder, size)
    child.once('exit', (code) => {
      forget()
      reject(new Error(`the measured cloud ended with ${code}`))
    })
    child.once('message', (ready) => resolve(measured(child, ready as { url: string; tokens: Record<string, string> }, forget)))
  })
}

const measured = (child: ChildProcess, { url, tokens }: { url: string; tokens: Record<string, string> }, forget: () => void): Measured => {
  const line = createPost(url)
  const token = (person: string): string => tokens[person] ?? ''
  return {
    url,
    pids: [process.pid, child.pid!],
    token,
    async call(person, name, input) {
      const answer = JSON.parse(await line.post(`/call/${functionOf(name)}`, token(person), JSON.stringify({ call: name, input }))) as Result<never>
      if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code}`)
      return answer.value
    },
    memory: () => new Promise((resolve) => {
      child.once('message', (message) => resolve((message as { rss: number }).rss))
      child.send('memory')
    }),
    stop: () => new Promise((resolve) => {
      line.close()
      child.removeAllListeners('exit')
      child.once('exit', () => {
        forget()
        resolve()
      })
      child.kill('SIGTERM')
    }),
  }
}
