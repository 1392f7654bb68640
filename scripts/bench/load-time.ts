import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { functionNames } from '../../types/api'

const root = join(__dirname, '../..')
const environment = { ...process.env, TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_SECRETID: 'x', TENCENTCLOUD_SECRETKEY: 'x', TENCENTCLOUD_REGION: 'x', SCF_NAMESPACE: 'x', TCB_ENV: 'x' }

const oneLoad = (args: string[], file: string): number => {
  const code = `const t=process.hrtime.bigint();require(${JSON.stringify(file)});console.log('took',Number(process.hrtime.bigint()-t)/1e6);process.exit(0)`
  const { stdout } = spawnSync(process.execPath, [...args, '-e', code], { cwd: root, env: environment, encoding: 'utf8' })
  return Number(/took ([\d.]+)/.exec(stdout)?.[1])
}

const median = (values: number[]): number => Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!)

/** Milliseconds to load each function as one bundle and as transpiled files with their packages, fresh process each. */
export const benchLoad = (repeats: number): Record<string, { bundled: number; unbundled: number }> =>
  Object.fromEntries(functionNames.map((name) => {
    const times = (args: string[], file: string) => median(Array.from({ length: repeats }, () => oneLoad(args, file)))
    return [name, {
      bundled: times([], join(root, 'dist/cloudfunctions', name, 'index.js')),
      unbundled: times([], join(root, 'dist/bench', name, 'index.js')),
    }]
  }))
