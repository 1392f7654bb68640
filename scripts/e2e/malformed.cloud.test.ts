import { createHash } from 'node:crypto'
import { malformedFiles } from '../import/malformed'
import { sendFile } from '../import/through-calls'
import { collections } from '../collections'
import type { Call } from '../../miniprogram/src/features/administration/import/send'
import { type DemoCloud, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
const admin = 'admin-1'
const call = ((name, input) => demo.get(admin, name, input as never)) as Call
const files = malformedFiles()

/** What an import may leave behind before it is confirmed: itself, what was put aside for it, counts of attempts and refusals. */
const aside = ['imports', 'import_parts', 'attempts', 'refusals', 'signals']
/** Each collection as a hash: what differs is told by its name. */
const database = (): Record<string, string> => Object.fromEntries(collections.filter(({ name }) => !aside.includes(name)).map(({ name }) =>
  [name, createHash('sha256').update(JSON.stringify(demo.cloud.engine.find(name, {}, { limit: 1_000_000 }))).digest('hex')]))

beforeAll(async () => { demo = await startDemoCloud() })
afterAll(() => demo.close())

test('a hundred malformed files and more: each is answered in Chinese, none can be written, none changes anything', async () => {
  expect(files.length).toBeGreaterThanOrEqual(100)
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
  const before = database()
  const wrong: string[] = []
  let sent = 0
  for (const { name, bytes } of files) {
    const { told, view } = await sendFile(call, bytes)
    if (told.length === 0 || told.some((sentence) => !/\p{Script=Han}{2}/u.test(sentence) || sentence.includes('undefined'))) wrong.push(`${name}: ${told.join('|')}`)
    if (!view) continue
    sent += 1
    // Whoever confirms all the same, by the calls, is refused.
    const answer = await demo.ask(admin, 'roster.import.commit', { importId: view.id, fingerprint: view.fingerprint })
    if (answer.ok || answer.refusal.code !== 'wrong_state') wrong.push(`${name}: ${JSON.stringify(answer)}`)
    await call('roster.import.cancel', { importId: view.id })
  }
  expect(wrong).toEqual([])
  // Many are stopped in the app; the others must have met the server.
  expect(sent).toBeGreaterThan(25)
  expect(database()).toEqual(before)
  expect(demo.cloud.engine.find('import_parts', {}, { limit: 1 })).toEqual([])
})

test.each([
  ['50 MB', '文件超过 20 MB'], ['bomb', '文件解压后过大，已停止读取'], ['old xls or password', '文件有密码，或是旧版 .xls 格式'],
  ['merged in A', 'A2:A3 是合并单元格，请取消合并后逐行填写'], ['formula in B', 'B2 是公式，请“复制—选择性粘贴为数值”'],
  ['date “2026-02-30”', '开始日期：不是能识别的日期，请写成 2026-01-04'], ['C is missing', '缺少列：行业'], ['sheet missing', '文件已损坏，或不是规范的表格'],
  ['GBK csv with a bad row', '统一社会信用代码：信用代码不正确（位数、地区码或校验码）'], ['BOM csv with a bad row', '统一社会信用代码：信用代码不正确（位数、地区码或校验码）'],
  ['UTF-16 csv with a bad row', '统一社会信用代码：信用代码不正确（位数、地区码或校验码）'],
  ['cell with bell', '企业名称：含有看不见的控制字符，请删去后重新输入'], ['cell with two thousand emoji', '企业名称：超过 60 字'], ['cell with thirty thousand letters', '企业名称：超过 60 字'],
  ['cut at 10/21', '文件已损坏，或不是规范的表格'], ['enterprises on the sheet of pairings', '没有一张表能识别'],
  ['too many phrases', '常用说法：超过 40 项'],
])('“%s” is told as “%s”', async (name, sentence) => {
  expect((await sendFile(call, files.find((file) => file.name === name)!.bytes)).told).toContain(sentence)
})

test('calls that no app makes are refused, and change nothing', async () => {
  const before = database()
  const { id: importId } = await call('roster.import.begin', { requestId: intention(), fileName: '恶意.xlsx', sheets: [{ kind: 'enterprises', rows: 2 }] })
  const row = { n: 2, v: ['91350100M000100Y43', '样例有限公司', '电子', '规上高企'] }
  const stage = (more: object) => demo.ask(admin, 'roster.import.stage', { importId, kind: 'enterprises', part: 0, fields: ['uscc', 'name', 'industry', 'kind'], rows: [row], ...more })
  const refused = (code: string) => expect.objectContaining({ ok: false, refusal: expect.objectContaining({ code }) })
  expect(await stage({ fields: ['uscc', '__proto__'] })).toEqual(refused('bad_input'))
  expect(await stage({ fields: ['uscc', 'uscc'] })).toEqual(refused('bad_input'))
  expect(await stage({ rows: [{ n: 2, v: ['长'.repeat(2_001)] }] })).toEqual(refused('bad_input'))
  expect(await stage({ rows: Array.from({ length: 401 }, (_, at) => ({ ...row, n: at + 1 })) })).toEqual(refused('bad_input'))
  expect(await stage({ rows: Array.from({ length: 400 }, (_, at) => ({ n: at + 1, v: ['长'.repeat(1_900)] })) })).toEqual(refused('bad_input'))
  expect(await stage({ kind: 'people' })).toEqual(refused('bad_input'))
  expect(await stage({ kind: 'cadres', fields: ['name'] })).toEqual(refused('not_found'))
  expect(await stage({ importId: 'x'.repeat(22) })).toEqual(refused('not_found'))
  expect(await stage({ rows: [{ n: 2, v: [{ $gt: '' }] }] })).toEqual(refused('bad_input'))
  expect(await stage({})).toMatchObject({ ok: true })
  // A row fewer than announced, and one that was never judged.
  expect(await demo.ask(admin, 'roster.import.check', { importId, sheets: ['enterprises'] })).toEqual(refused('wrong_state'))
  expect(await demo.ask(admin, 'roster.import.commit', { importId, fingerprint: '' })).toEqual(refused('wrong_state'))
  await call('roster.import.cancel', { importId })
  expect(await stage({})).toEqual(refused('wrong_state'))
  expect(database()).toEqual(before)
})
