import { fileLimit, partSize } from '../../types/file'
import { type DemoCloud, intention, startDemoCloud } from './demo-cloud'
import { announcement, docx, pdf, png, putParts, type Sent, upload, zip } from './uploads'

let demo: DemoCloud
let roomId: string
let ticketId: string
let place: { roomId: string }
const staff = 'staff-001-1'
const colleague = 'staff-001-2'
const foreigner = 'staff-002-1'
const officer = 'officer-planning-1'
const otherOfficer = 'officer-investment-1'

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  place = { roomId }
  const ticket = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '图纸', text: '图纸要审', category: 'request' })
  ticketId = ticket.id
  await demo.get(ticket.responsible.id, 'ticket.route', { ticketId, requestId: intention(), leadBureauId: 'planning' })
})
afterAll(() => demo.close())

const begin = (sent: Sent, as = staff) => demo.get(as, 'file.begin', announcement(sent))
/** What becomes of bytes that were sent in full. */
const outcome = async (name: string, bytes: Buffer, kind: Sent['kind'] = 'file') => {
  const { fileId } = await begin({ place, name, bytes, kind }).then(async (begun) => {
    await putParts(begun, bytes)
    return begun
  })
  const answer = await demo.ask(staff, 'file.finish', { fileId })
  return answer.ok ? answer.value.type : answer.refusal.code
}

test('a file arrives whole, its true type and measures come from its bytes', async () => {
  const bytes = png(320, 200)
  const photo = await upload(demo, staff, { place, name: '现场.PNG', bytes, kind: 'photo' })
  expect(photo).toEqual({ id: photo.id, kind: 'photo', name: '现场.PNG', size: bytes.length, type: 'png', width: 320, height: 200 })
  const { url, lasts } = await demo.get(staff, 'file.link', { fileId: photo.id })
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes)
  expect(lasts).toBeLessThanOrEqual(300_000)
})

test('an interrupted upload is resumed: only the missing parts are sent, and the file is whole', async () => {
  const bytes = pdf('大图纸', 2.5 * partSize)
  const sent = { place, name: '大图纸.pdf', bytes, requestId: intention() }
  const first = await begin(sent)
  expect(first.parts.map(({ done }) => done)).toEqual([false, false, false])
  await putParts(first, bytes, 2)
  expect(await demo.refused(staff, 'file.finish', { fileId: first.fileId })).toEqual({ code: 'incomplete' })

  const again = await begin(sent)
  expect(again.fileId).toBe(first.fileId)
  expect(again.parts.map(({ done, put }) => [done, put === null])).toEqual([[true, true], [true, true], [false, false]])
  expect(await putParts(again, bytes)).toEqual([200])
  const file = await demo.get(staff, 'file.finish', { fileId: first.fileId })
  const { url } = await demo.get(staff, 'file.link', { fileId: file.id })
  expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(bytes)).toBe(true)

  // A retry of any step answers as before.
  expect(await demo.get(staff, 'file.finish', { fileId: file.id })).toEqual(file)
  expect(await begin(sent)).toEqual({ fileId: file.id, file, parts: [] })
})

test('a part that was cut off on its way counts as missing', async () => {
  const bytes = pdf('半截', 1_000)
  const begun = await begin({ place, name: '半截.pdf', bytes })
  const { url, headers } = begun.parts[0]!.put!
  await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes.subarray(0, 500)) })
  expect(await demo.refused(staff, 'file.finish', { fileId: begun.fileId })).toEqual({ code: 'incomplete' })
})

test('20 MB are taken, a byte more is not; what nobody can look into is not', async () => {
  const refused = async (input: Partial<Sent> & { name: string }, size?: number) =>
    (await demo.refused(staff, 'file.begin', { ...announcement({ place, bytes: pdf('x'), ...input }), ...(size ? { size } : {}) })).code
  expect((await begin({ place, name: '正好.pdf', bytes: Buffer.alloc(fileLimit) })).parts).toHaveLength(fileLimit / partSize)
  expect(await refused({ name: '超了.pdf' }, fileLimit + 1)).toBe('too_large')
  expect(await refused({ name: '长语音.mp3', kind: 'voice' }, fileLimit)).toBe('too_large')
  for (const name of ['病毒.exe', '脚本.js', '网页.html', '图.svg', '宏.docm', '宏.xlsm', '包.rar', '没有扩展名']) {
    expect([name, await refused({ name })]).toEqual([name, 'unsupported_type'])
  }
  expect(await refused({ name: '图纸.pdf', kind: 'photo' })).toBe('unsupported_type')
})

test('bytes that are not what the name says, programs and macros are refused, for ever', async () => {
  expect(await outcome('合同.pdf', Buffer.from('MZ\x90\0 a program'))).toBe('disguised')
  expect(await outcome('图.jpg', pdf('其实是 PDF'))).toBe('disguised')
  expect(await outcome('图.png', Buffer.from('<svg onload="alert(1)">'), 'photo')).toBe('disguised')
  expect(await outcome('报告.docx', docx())).toBe('docx')
  expect(await outcome('报告.docx', docx({ 'word/vbaProject.bin': 'x' }))).toBe('disguised')
  expect(await outcome('报告.docx', zip({ 'a.txt': 'x' }))).toBe('disguised')
  expect(await outcome('资料.zip', zip({ '照片/1.jpg': 'x', '说明.txt': 'y' }))).toBe('zip')
  expect(await outcome('资料.zip', zip({ '看我.exe': 'x' }))).toBe('disguised')
  expect(await outcome('清单.txt', Buffer.from('<html><script>alert(1)</script>'))).toBe('disguised')
  expect(await outcome('清单.txt', Buffer.from('第一项\n第二项'))).toBe('txt')

  const bytes = Buffer.from('MZ program')
  const sent = { place, name: '伪装.pdf', bytes, requestId: intention() }
  const begun = await begin(sent)
  await putParts(begun, bytes)
  expect(await demo.refused(staff, 'file.finish', { fileId: begun.fileId })).toEqual({ code: 'disguised' })
  expect(await demo.refused(staff, 'file.begin', announcement(sent))).toEqual({ code: 'disguised' })
  expect(await demo.refused(staff, 'file.link', { fileId: begun.fileId })).toEqual({ code: 'not_found' })
})

test('what was checked is what is served: parts sent again after the end change nothing', async () => {
  const bytes = pdf('原样')
  const begun = await begin({ place, name: '原样.pdf', bytes })
  await putParts(begun, bytes)
  const file = await demo.get(staff, 'file.finish', { fileId: begun.fileId })
  await putParts(begun, Buffer.from('MZ'.padEnd(bytes.length)))
  expect(await demo.get(staff, 'file.finish', { fileId: file.id })).toEqual(file)
  const { url } = await demo.get(staff, 'file.link', { fileId: file.id })
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes)
})

test('nobody uploads where he may not write, and nobody touches another person’s upload', async () => {
  const sent = { place, name: '别家.pdf', bytes: pdf('别家') }
  for (const who of [foreigner, officer, 'supervisor-1']) expect(await demo.refused(who, 'file.begin', announcement(sent))).toEqual({ code: 'not_found' })
  expect(await demo.refused(otherOfficer, 'file.begin', announcement({ ...sent, place: { ticketId } }))).toEqual({ code: 'not_found' })
  const begun = await begin(sent)
  await putParts(begun, sent.bytes)
  for (const who of [foreigner, colleague]) expect(await demo.refused(who, 'file.finish', { fileId: begun.fileId })).toEqual({ code: 'not_found' })
  const file = await demo.get(staff, 'file.finish', { fileId: begun.fileId })
  // Not sent yet: not even a colleague opens it.
  for (const who of [foreigner, colleague]) expect(await demo.refused(who, 'file.link', { fileId: file.id })).toEqual({ code: 'not_found' })
  expect(await demo.refused(staff, 'file.link', { fileId: 'guessed-file-id' })).toEqual({ code: 'not_found' })
})

test('a ticket’s document opens for everybody who may read the ticket, and for nobody else', async () => {
  const file = await upload(demo, officer, { place: { ticketId }, purpose: 'document', name: '批复.pdf', bytes: pdf('批复') })
  for (const who of [staff, colleague, officer, 'supervisor-1']) expect((await demo.get(who, 'file.link', { fileId: file.id })).fileId).toBe(file.id)
  for (const who of [foreigner, otherOfficer]) {
    expect(await demo.refused(who, 'file.link', { fileId: file.id })).toEqual({ code: 'not_found' })
    expect(await demo.get(who, 'file.links', { files: [{ fileId: file.id }] })).toEqual({ links: [] })
  }
  expect(await demo.refused(staff, 'file.begin', announcement({ place, purpose: 'document', name: 'a.pdf', bytes: pdf('') })))
    .toEqual({ code: 'bad_input', fields: ['purpose'] })
})

test('a link is signed and dies: changed, without its sign, or too old it opens nothing', async () => {
  const file = await upload(demo, staff, { place, name: '短命.pdf', bytes: pdf('短命') })
  const { url } = await demo.get(staff, 'file.link', { fileId: file.id })
  expect((await fetch(url)).status).toBe(200)
  expect((await fetch(url.replace(/\?.*/, ''))).status).toBe(403)
  expect((await fetch(url.replace(/t=\d+/, `t=${Date.now() + 9e9}`))).status).toBe(403)
  const ends = Number(new URL(url).searchParams.get('t'))
  expect(ends - Date.now()).toBeLessThanOrEqual(300_000)
})

test('uploads that nobody finished are cleared away after a day', async () => {
  const bytes = pdf('没传完', 1_000)
  const begun = await begin({ place, name: '没传完.pdf', bytes })
  await putParts(begun, bytes)
  const now = demo.cloud.clock.now()
  await demo.cloud.clock.set(now + 25 * 3_600_000)
  await demo.cloud.runTimers()
  expect(demo.cloud.engine.find('files', { _id: begun.fileId })).toMatchObject([{ state: 'refused' }])
  expect(await demo.refused(staff, 'file.finish', { fileId: begun.fileId })).toEqual({ code: 'incomplete' })
  await demo.cloud.clock.set(now)
})
