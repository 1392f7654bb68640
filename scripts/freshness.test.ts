import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringUpToDate } from './freshness'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guagou-fresh-'))
  mkdirSync(join(root, 'src'))
  writeFileSync(join(root, 'src/a.ts'), '1')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const bring = (run = async () => writeFileSync(join(root, 'out'), 'built')) =>
  bringUpToDate(root, join(root, '.stamp'), [{ name: 'thing', inputs: ['src', 'missing'], output: 'out', run }])

test('what is unchanged is not built again, whatever its file times', async () => {
  expect(await bring()).toEqual(['thing'])
  utimesSync(join(root, 'src/a.ts'), 1, 1)
  expect(await bring()).toEqual([])
})

test('another content, a new file and a lost output are built again; a changed test is not', async () => {
  await bring()
  writeFileSync(join(root, 'src/a.ts'), '2')
  expect(await bring()).toEqual(['thing'])
  writeFileSync(join(root, 'src/b.ts'), '1')
  expect(await bring()).toEqual(['thing'])
  writeFileSync(join(root, 'src/a.test.ts'), '1')
  expect(await bring()).toEqual([])
  rmSync(join(root, 'out'))
  expect(await bring()).toEqual(['thing'])
})

test('a build that fails is tried again next time', async () => {
  await expect(bring(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await bring()).toEqual(['thing'])
})
