import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import type { WorkerSetup } from '../messages'

export type Main = (event: unknown, context: unknown) => unknown

/** Runs a bundle as Node would a CommonJS module, with V8's compiled code of an earlier worker where there is one. */
export const loadBundle = ({ file, code, compiled }: WorkerSetup): { main: Main; compile: () => Uint8Array } => {
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
    filename: file,
    ...(compiled ? { cachedData: Buffer.from(compiled) } : {}),
  })
  const module = { exports: {} as { main?: Main } }
  const run = script.runInThisContext() as (...args: unknown[]) => void
  run(module.exports, createRequire(file), module, file, dirname(file))
  if (typeof module.exports.main !== 'function') throw new Error('the bundle exports no main')
  return { main: module.exports.main, compile: () => script.createCachedData() }
}
