import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Trigger } from './timers'

/** What `cloudbaserc.json` says of the functions, as far as the local cloud follows it. */
export interface Deployment {
  triggers: Trigger[]
  environment(functionName: string): Record<string, string>
  /** How long a call of the function may take, and how much memory it has, where that is declared. */
  limits(functionName: string): FunctionLimits
}

export interface FunctionLimits { timeoutMs?: number; memoryMb?: number }

interface Declared {
  functions?: {
    name: string
    /** Seconds. */
    timeout?: number
    memorySize?: number
    envVariables?: Record<string, string>
    triggers?: { name: string; type: string; config: string }[]
  }[]
}

export const readDeployment = (file: string): Deployment => {
  const { functions = [] } = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Declared
  const declared = (functionName: string) => functions.find(({ name }) => name === functionName)
  return {
    triggers: functions.flatMap(({ name: functionName, triggers = [] }) =>
      triggers.filter(({ type }) => type === 'timer').map(({ name, config }) => ({ functionName, name, config }))),
    // `{{env.NAME}}` is filled in by the deployment tool: locally such a value is not there.
    environment: (functionName) => Object.fromEntries(
      Object.entries(declared(functionName)?.envVariables ?? {})
        .filter(([, value]) => !String(value).includes('{{')).map(([name, value]) => [name, String(value)])),
    limits: (functionName) => {
      const { timeout, memorySize } = declared(functionName) ?? {}
      return { ...(timeout === undefined ? {} : { timeoutMs: timeout * 1_000 }), ...(memorySize === undefined ? {} : { memoryMb: memorySize }) }
    },
  }
}

/** Bundles by function name: every folder with an index.js. */
export const findBundles = (folder: string): Record<string, string> =>
  Object.fromEntries((existsSync(folder) ? readdirSync(folder) : [])
    .map((name) => [name, join(folder, name, 'index.js')] as const)
    .filter(([, file]) => existsSync(file)))

/** The pages of the app by its own configuration. */
export const readPages = (appConfig: string): string[] => {
  if (!existsSync(appConfig)) return []
  const text = readFileSync(appConfig, 'utf8')
  const inPackages = [...text.matchAll(/root: '([\w/-]+)', pages: \[([^\]]*)\]/g)]
    .flatMap(([, root, pages]) => [...pages!.matchAll(/'([\w/-]+)'/g)].map(([, page]) => `${root}/${page}`))
  return [...[...text.matchAll(/'(pages\/[\w/-]+)'/g)].map(([, page]) => page!), ...inPackages]
}
