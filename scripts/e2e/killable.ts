import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CallName, type InputToSend, type Output, functionOf } from '../../types/api'
import type { Result } from '../../types/result'

export interface Killable {
  start(): Promise<void>
  /** As when the power goes. */
  kill(): Promise<void>
  /** GET without a body, else POST; the answer's JSON. */
  request<T>(path: string, body?: unknown, token?: string): Promise<T>
  ask<N extends CallName>(person: string, call: N, input: InputToSend<N>): Promise<Result<Output<N>>>
  /** The value of a call that must succeed. */
  get<N extends CallName>(person: string, call: N, input: InputToSend<N>): Promise<Output<N>>
  /** Moves the product's time on, which runs the timers due until then. */
  later(ms: number): Promise<void>
  end(): Promise<void>
}

/** The product with the demo roster in a process of its own, which SIGKILL ends at any moment and which starts again on its data. */
export const killable = (): Killable => {
  const folder = mkdtempSync(join(tmpdir(), 'guagou-kill-'))
  const tokens = new Map<string, string>()
  let server: ChildProcess
  let url: string
  const request = async <T>(path: string, body?: unknown, token = ''): Promise<T> => {
    // No connection outlives its request: one that the killed server left behind must not serve the next.
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, connection: 'close' }
    const response = await fetch(`${url}${path}`, body === undefined ? { headers } : { method: 'POST', body: JSON.stringify(body), headers })
    return response.json() as Promise<T>
  }
  const ask = async <N extends CallName>(person: string, call: N, input: InputToSend<N>): Promise<Result<Output<N>>> => {
    if (!tokens.has(person)) tokens.set(person, (await request<{ token: string }>('/dev/session', { personId: person })).token)
    return request(`/call/${functionOf(call)}`, { call, input }, tokens.get(person))
  }
  const kill = (): Promise<void> =>
    new Promise((resolve) => {
      if (server.exitCode !== null || server.signalCode !== null) return resolve()
      server.removeAllListeners('exit')
      server.once('exit', () => resolve())
      server.kill('SIGKILL')
    })
  return {
    request, ask, kill,
    start: () => new Promise((resolve, reject) => {
      server = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'kill-server.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
      server.stdout!.on('data', (part: Buffer) => {
        const ready = /ready on (\S+)/.exec(part.toString())
        if (ready) {
          url = ready[1]!
          resolve()
        }
      })
    }),
    async get(person, call, input) {
      const answer = await ask(person, call, input)
      if (!answer.ok) throw new Error(`${call}: ${answer.refusal.code}`)
      return answer.value
    },
    async later(ms) {
      const { now } = await request<{ now: number }>('/dev/clock')
      await request('/dev/clock', { now: now + ms })
    },
    async end() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
