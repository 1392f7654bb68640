import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'
import { riskyMark } from '../local-cloud/wechat/judge'
import { pdf, png, type Sent, upload } from './uploads'

let demo: DemoCloud
let roomId: string
let cadre: string
const staff = 'staff-001-1'
const foreigner = 'staff-002-1'
const officer = 'officer-planning-1'
const otherOfficer = 'officer-investment-1'

beforeAll(async () => {
  demo = await startDemoCloud({ judgeMs: 300 })
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find(({ role }) => role === 'cadre')!.id
})
afterAll(() => demo.close())

const photo = (mark = ''): Sent => ({ place: { roomId }, name: '现场.png', kind: 'photo', bytes: Buffer.concat([png(64, 48), Buffer.from(mark)]) })
const document = (name = '用电申请.pdf'): Sent => ({ place: { roomId }, name, bytes: pdf(name) })
const send = async (sent: Sent, as = staff) => {
  const file = await upload(demo, as, sent)
  return demo.get(as, 'chat.sendFile', { roomId, requestId: intention(), fileId: file.id })
}
const seesMessage = async (who: string, id: string) =>
  (await demo.get(who, 'chat.before', { roomId })).messages.find((message) => message.id === id)
const shownTo = (who: string, id: string) => eventually(async () => {
  const message = await seesMessage(who, id)
  return message && !message.held ? message : null
})
const opens = async (who: string, message: { id: string; file?: { id: string } | undefined }, fileId = message.file?.id) =>
  (await demo.ask(who, 'file.link', { fileId: fileId ?? '', messageId: message.id })).ok

test('a file sent into the room opens for its members and for nobody else, by whatever door', async () => {
  const message = await send(document())
  expect(message).toMatchObject({ kind: 'file', text: '用电申请.pdf', file: { name: '用电申请.pdf', type: 'pdf' } })
  expect(await seesMessage(cadre, message.id)).toEqual(message)
  for (const who of [staff, cadre, 'staff-001-2']) expect(await opens(who, message)).toBe(true)
  for (const who of [foreigner, officer, 'supervisor-1', 'cadre-30']) {
    expect(await demo.refused(who, 'file.link', { fileId: message.file!.id, messageId: message.id })).toEqual({ code: 'not_found' })
    expect(await demo.refused(who, 'file.link', { fileId: message.file!.id })).toEqual({ code: 'not_found' })
    expect(await demo.get(who, 'file.links', { files: [{ fileId: message.file!.id, messageId: message.id }] })).toEqual({ links: [] })
  }
  // A message of one's own does not open another message's file.
  const own = await demo.get(foreigner, 'chat.send', {
    roomId: (await demo.get(foreigner, 'roster.me', {})).enterprise!.id, requestId: intention(), text: '我的',
  })
  expect(await opens(foreigner, own, message.file!.id)).toBe(false)
})

test('sent twice it is one message; another person’s upload, another place’s and an unfinished one cannot be sent', async () => {
  const file = await upload(demo, staff, document('一次.pdf'))
  const requestId = intention()
  const first = await demo.get(staff, 'chat.sendFile', { roomId, requestId, fileId: file.id })
  expect(await demo.get(staff, 'chat.sendFile', { roomId, requestId, fileId: file.id })).toEqual(first)
  expect(await demo.refused(cadre, 'chat.sendFile', { roomId, requestId: intention(), fileId: file.id })).toEqual({ code: 'not_found' })
  const { fileId } = await demo.get(staff, 'file.begin', { requestId: intention(), place: { roomId }, kind: 'file', name: 'a.pdf', size: 10 })
  expect(await demo.refused(staff, 'chat.sendFile', { roomId, requestId: intention(), fileId })).toEqual({ code: 'not_found' })
  const ticket = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '别处', text: '别处', category: 'request' })
  expect(await demo.refused(staff, 'chat.replyFile', { ticketId: ticket.id, requestId: intention(), fileId: file.id })).toEqual({ code: 'not_found' })
})

test('a photo is its author’s alone until the check has passed, then everybody’s, in its old place', async () => {
  const message = await send(photo())
  expect(message).toMatchObject({ kind: 'photo', held: true, text: '', file: { width: 64, height: 48 } })
  const later = await demo.get(cadre, 'chat.send', { roomId, requestId: intention(), text: '收到图了吗' })
  expect(await seesMessage(cadre, message.id)).toBeUndefined()
  expect(await opens(cadre, message)).toBe(false)
  expect(await opens(staff, message)).toBe(true)

  const shown = await shownTo(cadre, message.id)
  expect(shown).toMatchObject({ kind: 'photo', seq: message.seq })
  expect(shown.seq).toBeLessThan(later.seq)
  expect(shown.rev).toBeGreaterThan(later.rev)
  expect(await opens(cadre, shown)).toBe(true)
  expect(await seesMessage(staff, message.id)).toEqual(shown)
})

test('a photo that does not pass leaves a trace and opens for nobody', async () => {
  const message = await send(photo(riskyMark))
  const trace = await shownTo(cadre, message.id)
  expect(trace).toMatchObject({ kind: 'refused', text: '' })
  expect(trace.file).toBeUndefined()
  for (const who of [staff, cadre]) {
    expect(await opens(who, message)).toBe(false)
    expect((await demo.ask(who, 'file.link', { fileId: message.file!.id })).ok).toBe(false)
  }
  expect((await demo.get(cadre, 'chat.rooms', {})).rooms.find(({ id }) => id === roomId)!.last).toMatchObject({ kind: 'refused' })
  // It cannot be sent again either.
  expect(await demo.refused(staff, 'chat.sendFile', { roomId, requestId: intention(), fileId: message.file!.id })).toEqual({ code: 'risky_content' })
})

test('a picture sent as a plain file is checked all the same; a document is not held', async () => {
  expect((await send({ ...photo(), kind: 'file' })).held).toBe(true)
  expect((await send(document('不审.pdf'))).held).toBeUndefined()
})

test('without a verdict it stays held; it is asked about again, and a verdict nobody asked for changes nothing', async () => {
  await fetch(`${demo.cloud.url}/dev/wechat/fault`, { method: 'POST', body: JSON.stringify({ api: 'media_check_async', errcode: -1 }) })
  const message = await send(photo())
  await demo.cloud.host.call('file', { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'guessed', errcode: 0, result: { suggest: 'pass' } }, { source: 'wechat' })
  await demo.cloud.runTimers()
  expect(await seesMessage(cadre, message.id)).toBeUndefined()
  const now = demo.cloud.clock.now()
  await demo.cloud.clock.set(now + 11 * 60_000)
  await demo.cloud.runTimers()
  await shownTo(cadre, message.id)
})

test('an app cannot speak as WeChat', async () => {
  await fetch(`${demo.cloud.url}/dev/wechat/fault`, { method: 'POST', body: JSON.stringify({ api: 'media_check_async', errcode: -1 }) })
  const file = await upload(demo, staff, photo())
  await demo.cloud.engine.insertMany('verdicts', [{ _id: 'known', fileId: file.id, risky: null }])
  const event = { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'known', errcode: 0, result: { suggest: 'pass' } }
  expect(await demo.cloud.host.call('file', event, { openid: 'demo-staff-001-1', source: 'client' })).toMatchObject({ ok: false })
  expect(demo.cloud.engine.find('files', { _id: file.id })).toMatchObject([{ check: 'pending' }])
  await demo.cloud.host.call('file', event, { source: 'wechat' })
  expect(demo.cloud.engine.find('files', { _id: file.id })).toMatchObject([{ check: 'pass' }])
})

test('photos and files come along when a message becomes a ticket: its officers open them, others’ do not', async () => {
  const [picture, paper] = [await shownTo(staff, (await send(photo())).id), await send(document('图纸.pdf'))]
  const other = await send(document('无关.pdf'))
  const ticket = await demo.get(staff, 'ticket.raise', {
    roomId, requestId: intention(), title: '图纸审查', text: '请审图纸', category: 'request', messageIds: [picture.id, paper.id],
  })
  await demo.get(cadre, 'ticket.route', { ticketId: ticket.id, requestId: intention(), leadBureauId: 'planning' })
  const thread = await eventually(async () => {
    const { messages } = await demo.get(officer, 'chat.thread', { ticketId: ticket.id, after: 0 })
    return messages.filter(({ file }) => file).length === 2 ? messages : null
  })
  for (const message of thread.filter(({ file }) => file)) {
    for (const who of [officer, 'lead-planning', cadre, 'supervisor-1']) expect([who, await opens(who, message)]).toEqual([who, true])
    for (const who of [otherOfficer, foreigner]) expect(await opens(who, message)).toBe(false)
  }
  expect(await opens(officer, other)).toBe(false)

  // What the officer sends into the thread the enterprise opens, the other bureau does not.
  const file = await upload(demo, officer, { place: { ticketId: ticket.id }, name: '意见.pdf', bytes: pdf('意见') })
  const answer = await demo.get(officer, 'chat.replyFile', { ticketId: ticket.id, requestId: intention(), fileId: file.id })
  expect(answer).toMatchObject({ kind: 'file', ticketId: ticket.id, author: { side: 'government' } })
  expect(await opens(staff, answer)).toBe(true)
  expect(await opens(otherOfficer, answer)).toBe(false)
  expect(await demo.refused(otherOfficer, 'chat.replyFile', { ticketId: ticket.id, requestId: intention(), fileId: file.id })).toEqual({ code: 'not_found' })
})

test('the bureau that gave the ticket back opens its files no more', async () => {
  const paper = await send(document('退回.pdf'))
  const ticket = await demo.get(staff, 'ticket.raise', {
    roomId, requestId: intention(), title: '退回', text: '退回看看', category: 'request', messageIds: [paper.id],
  })
  await demo.get(cadre, 'ticket.route', { ticketId: ticket.id, requestId: intention(), leadBureauId: 'economy' })
  await eventually(() => opens('officer-economy-1', paper))
  await demo.get('officer-economy-1', 'ticket.return', { ticketId: ticket.id, requestId: intention(), reason: '不属', dutyId: 'economy-01' })
  expect(await opens('officer-economy-1', paper)).toBe(false)
})

test('what is taken back opens for nobody', async () => {
  const message = await send(document('发错了.pdf'))
  expect(await demo.get(staff, 'chat.recall', { messageId: message.id })).toMatchObject({ kind: 'recalled', text: '' })
  for (const who of [staff, cadre]) expect(await opens(who, message, message.file!.id)).toBe(false)
  expect(JSON.stringify(demo.cloud.engine.find('messages', { _id: message.id }))).not.toContain('发错了')
})

test('a file moved, forwarded or split into a second ticket opens for that ticket’s bureau alone, and for nobody once it is taken back', async () => {
  const ticket = async (bureau: string, messageIds: string[] = []) => {
    const raised = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '看附件', text: '见附件', category: 'request', messageIds })
    await demo.get(cadre, 'ticket.route', { ticketId: raised.id, requestId: intention(), leadBureauId: bureau, supportBureauIds: [] })
    return raised.id
  }
  const inThread = (who: string, ticketId: string) => eventually(async () =>
    (await demo.get(who, 'chat.thread', { ticketId, after: 0 })).messages.find(({ file }) => file !== undefined))
  const [planning, investment] = [await ticket('planning'), await ticket('investment')]

  const moved = await send(document('搬走的.pdf'))
  await demo.get(staff, 'chat.move', { ticketId: planning, requestId: intention(), messageIds: [moved.id] })
  expect(await opens(officer, await inThread(officer, planning))).toBe(true)
  expect(await opens(otherOfficer, moved)).toBe(false)

  const said = await send(document('转发的.pdf'))
  await demo.get(staff, 'chat.forward', { ticketId: investment, requestId: intention(), messageIds: [said.id] })
  const copy = await inThread(otherOfficer, investment)
  expect(copy).toMatchObject({ kind: 'file', file: { name: '转发的.pdf' }, forwarded: { author: said.author.name } })
  expect(await opens(otherOfficer, copy)).toBe(true)
  // The copy opens it, the original in the room does not; and another bureau has neither.
  expect([await opens(otherOfficer, said), await opens(officer, copy), await opens(foreigner, copy)]).toEqual([false, false, false])

  const both = await send(document('两件事.pdf'))
  const [one, two] = [await ticket('planning', [both.id]), await ticket('investment', [both.id])]
  expect([await opens(officer, await inThread(officer, one)), await opens(otherOfficer, await inThread(otherOfficer, two))]).toEqual([true, true])

  await demo.get(staff, 'chat.recall', { messageId: said.id })
  expect([await opens(otherOfficer, copy), await opens(staff, copy), await opens(cadre, said)]).toEqual([false, false, false])
})
