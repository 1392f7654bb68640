import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { compileFunction } from 'node:vm'

/** Names that Node or jsdom have and WeChat's script engine has not. A bundle that needs one fails here as it would there. */
const absent = [
  'window', 'document', 'self', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage',
  'fetch', 'XMLHttpRequest', 'Headers', 'Request', 'Response', 'WebSocket', 'EventSource', 'AbortController', 'AbortSignal',
  'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'Blob', 'File', 'FormData', 'structuredClone', 'crypto',
  'process', 'global', 'Buffer', 'setImmediate', 'clearImmediate', 'MessageChannel', 'BroadcastChannel', 'performance',
  'Event', 'EventTarget', 'CustomEvent', 'MutationObserver', 'requestAnimationFrame', 'cancelAnimationFrame',
]

/** WeChat forbids making code from text. */
const closedFunction = new Proxy(Function, {
  apply() { throw new EvalError('WeChat has no Function(text)') },
  construct() { throw new EvalError('WeChat has no new Function(text)') },
})

interface Loaded { exports: unknown }

/** Runs files of the built mini program, each once, as WeChat's loader does. */
export const bundleLoader = (given: Record<string, unknown>) => {
  const loaded = new Map<string, Loaded>()
  const scope = { ...Object.fromEntries(absent.map((name) => [name, undefined])), Function: closedFunction, ...given }

  const run = (path: string): unknown => {
    const file = path.endsWith('.js') ? path : `${path}.js`
    const known = loaded.get(file)
    if (known) return known.exports
    const module: Loaded = { exports: {} }
    loaded.set(file, module)
    const code = compileFunction(readFileSync(file, 'utf8'), ['require', 'module', 'exports', ...Object.keys(scope)], { filename: file })
    code.call(undefined, (other: string) => run(resolve(dirname(file), other)), module, module.exports, ...Object.values(scope))
    return module.exports
  }
  return run
}
