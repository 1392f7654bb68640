import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestCloud } from './testing/test-cloud'

/** Runs the sender until it has told of `count` pushes, kills it and answers its lines. */
const killedSender = (dataFolder: string, count: number): Promise<string[]> => new Promise((resolve, reject) => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'testing/push-forever.ts'), dataFolder])
  let told = ''
  let wrong = ''
  child.stdout.on('data', (part: Buffer) => {
    told += part.toString()
    if (told.split('\n').length > count) child.kill('SIGKILL')
  })
  child.stderr.on('data', (part: Buffer) => { wrong += part.toString() })
  child.on('exit', (_code, signal) => (signal === 'SIGKILL' ? resolve(told.split('\n').filter((line) => line.startsWith('taken'))) : reject(new Error(wrong))))
})

test('after kill -9 the folder opens at once, every push that was taken is there, and sign-ins hold', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'guagou-killed-'))
  const told = await killedSender(dataFolder, 25)
  const cloud = await startTestCloud({ dataFolder })
  try {
    const kept = new Set(cloud.pushes('p1').map(({ page }) => page))
    for (const line of told) expect(kept).toContain(`pages/ticket/index?n=${line.split(' ')[1]}`)
    const [, , token] = told[0]!.split(' ')
    const { body } = await cloud.post('/call/probe', { call: 'who', input: { ms: 0 } }, { authorization: `Bearer ${token}` })
    expect(body.context).toBe('openid-1')
  } finally {
    await cloud.close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}, 40_000)
