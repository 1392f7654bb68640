import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDeployment } from './deployment'
import { createHost } from './host/host'
import { testBundles } from './testing/test-cloud'

test('what cloudbaserc.json declares of a function is its limit here', () => {
  const file = join(__dirname, '../../cloudbaserc.json')
  const { functions } = JSON.parse(readFileSync(file, 'utf8')) as { functions: { name: string; timeout: number; memorySize: number }[] }
  const { limits } = readDeployment(file)
  for (const { name, timeout, memorySize } of functions) expect(limits(name)).toEqual({ timeoutMs: timeout * 1_000, memoryMb: memorySize })
  expect(limits('roster').timeoutMs).toBe(60_000)
  expect(limits('nobody')).toEqual({})
})

test('a function is ended at its own limit, told to it in its context, while another has longer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guagou-limits-'))
  const declared = join(folder, 'cloudbaserc.json')
  writeFileSync(declared, JSON.stringify({ functions: [{ name: 'probe', timeout: 1 }, { name: 'crowd', timeout: 60 }] }))
  const bundles = testBundles(folder)
  const host = createHost({
    bundles: { probe: join(bundles, 'probe/index.js'), crowd: join(bundles, 'crowd/index.js') }, environment: () => ({}),
    clock: new SharedArrayBuffer(16), wire: () => Promise.resolve('{}'), output: () => undefined, limits: readDeployment(declared).limits,
  })
  try {
    const call = (name: string, wait: string, ms: number) => host.call(name, { call: wait, input: { ms } }, { source: 'client' })
    const long = call('crowd', 'who', 1_500).then(() => 'answered', (error: { code: string }) => error.code)
    expect(await call('probe', 'loop', 0).then(() => 'answered', (error: { code: string }) => error.code)).toBe('function_timeout')
    expect(await long).toBe('answered')
  } finally {
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
}, 20_000)
