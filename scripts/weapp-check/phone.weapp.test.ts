import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtWeapp, startPhone } from './phone'

// What these builds ask of the cloud does not matter here: nobody answers.
const nobody = { cloudUrl: 'http://127.0.0.1:9', token: 'none', personId: 'nobody' }
let build: string

beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), 'guagou-spoilt-'))
  cpSync(builtWeapp(), build, { recursive: true })
})
afterEach(() => rmSync(build, { recursive: true, force: true }))

const spoil = (file: string, change: (content: string) => string): void =>
  writeFileSync(join(build, file), change(readFileSync(join(build, file), 'utf8')))

test('a template that the build lacks is a complaint, and so is what a page writes to the console as an error', async () => {
  spoil('base.wxml', (wxml) => wxml.replace(/name="tmpl_0_/g, 'name="gone_0_'))
  spoil('pages/sign-in/index.js', (js) => `console.error('a page went wrong');${js}`)
  const phone = await startPhone(nobody, 'pages/sign-in/index', {}, build)
  await phone.settled()
  await expect(phone.close()).rejects.toThrow(/error: a page went wrong[\s\S]*Template `tmpl_0_\d+` not found/)
})

test('a build that needs what only browsers have does not start', async () => {
  spoil('pages/sign-in/index.js', (js) => `new AbortController();${js}`)
  await expect(startPhone(nobody, 'pages/sign-in/index', {}, build)).rejects.toThrow('AbortController is not a constructor')
})

test('a build that makes code from text does not start', async () => {
  spoil('pages/sign-in/index.js', (js) => `new Function('return 1')();${js}`)
  await expect(startPhone(nobody, 'pages/sign-in/index', {}, build)).rejects.toThrow('WeChat has no new Function')
})
