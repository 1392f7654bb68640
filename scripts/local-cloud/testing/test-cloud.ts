import { buildSync } from 'esbuild'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '../../collections'
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '../index'

export interface TestCloud extends LocalCloud {
  folder: string
  /** What functions and the cloud itself said. */
  said: string[]
  /** A POST as the person, answered with status and JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: any }> // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever the tested function answers
  as(personId: string): Record<string, string>
  /** A call of the probe without any identity but this. */
  probe(call: string, input?: unknown, openid?: string): Promise<any> // eslint-disable-line @typescript-eslint/no-explicit-any -- the same
}

export const people = [
  { _id: 'p1', name: '甲', openid: 'openid-1', phone: '19900000001', roles: ['staff'], enterpriseId: 'e1', title: '厂长' },
  { _id: 'p2', name: '乙', openid: 'openid-2', phone: '19900000002', roles: ['officer'], bureauId: 'b1', title: '科员' },
]

/** Bundles of the probe, of one that attends to many calls at a time, and of a function that only answers its event. */
export const testBundles = (folder: string): string => {
  const target = join(folder, 'functions')
  const common = { bundle: true, platform: 'node', target: 'node18', format: 'cjs', logLevel: 'error' } as const
  buildSync({ ...common, entryPoints: [join(__dirname, 'probe.ts')], outfile: join(target, 'probe/index.js'), minify: true })
  const crowd = `import { main as probe } from './probe'
    export const main = Object.assign((event: unknown, context: unknown) => probe(event, context), { concurrency: 40 })`
  buildSync({ ...common, stdin: { contents: crowd, loader: 'ts', resolveDir: __dirname }, outfile: join(target, 'crowd/index.js'), minify: true })
  const echo = 'export const main = async (event) => ({ echo: event })'
  buildSync({ ...common, stdin: { contents: echo, loader: 'ts' }, outfile: join(target, 'echo/index.js') })
  return target
}

/** A whole local cloud in a temporary folder, with two people and the probe as its function. */
export const startTestCloud = async (options: Partial<LocalCloudOptions> = {}): Promise<TestCloud> => {
  const folder = mkdtempSync(join(tmpdir(), 'guagou-'))
  const said: string[] = []
  mkdirSync(join(folder, 'h5'))
  writeFileSync(join(folder, 'h5/index.html'), '<!doctype html><title>test</title>')
  writeFileSync(join(folder, 'h5/app.0123abcd.js'), '"use strict"')
  const cloud = await startLocalCloud({
    dataFolder: join(folder, 'data'), functionsFolder: testBundles(folder), h5Folder: join(folder, 'h5'), triggers: [],
    collections: [...collections, { name: 'things', indexes: [] }], output: (_source, text) => said.push(text), devClock: true, ...options,
  })
  if (cloud.engine.find('people', {}).length === 0) {
    await cloud.engine.insertMany('people', people)
    await cloud.engine.insertMany('enterprises', [{ _id: 'e1', name: '测试陶瓷有限公司' }])
    await cloud.engine.insertMany('bureaus', [{ _id: 'b1', name: '行政审批局' }])
  }
  return {
    ...cloud, folder, said,
    async post(path, body, headers = {}) {
      const response = await fetch(`${cloud.url}${path}`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) })
      return { status: response.status, body: await response.json() }
    },
    as: (personId) => ({ authorization: `Bearer ${cloud.session(personId)}` }),
    probe: (call, input, openid) => cloud.host.call('probe', { call, input }, { openid, source: 'client' }),
    async close() {
      await cloud.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
