import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import type { WorkerSetup } from '../messages'

export interface Main {
  (event: unknown, context: unknown): unknown
  /**
   * How many calls one instance may attend to at a time; left out, one. A bundle that says more promises to take the
   * identity from each call's context alone. CloudBase gives an instance one event at a time and ignores it.
   */
  concurrency?: number
}

/** Runs a bundle as Node would a CommonJS module, with V8's compiled code of an earlier worker where there is one. */
export const loadBundle = ({ file, code, compiled }: WorkerSetup): { main: Main; concurrency: number; compile: () => Uint8Array } => {
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
    filename: file,
    ...(compiled ? { cachedData: Buffer.from(compiled) } : {}),
  })
  const module = { exports: {} as { main?: Main } }
  const run = script.runInThisContext() as (...args: unknown[]) => void
  run(module.exports, createRequire(file), module, file, dirname(file))
  if (typeof module.exports.main !== 'function') throw new Error('the bundle exports no main')
  const { main } = module.exports
  return { main, concurrency: Math.max(1, Math.floor(main.concurrency ?? 1)), compile: () => script.createCachedData() }
}
