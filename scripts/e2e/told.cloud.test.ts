import type { NoticeDocument } from '../../cloudfunctions/notify/domain/documents'
import { defaultReminders } from '../../types/reminders'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
let roomId: string
let cadre: string
const staff = 'staff-001-1'
const colleague = 'staff-001-2'

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
  // More than the demo's few sends, here and at WeChat.
  demo.cloud.consentAll(demo.cloud.engine.find('people', {}, { limit: 2_000 }).map(({ openid }) => openid as string), 500)
  await ledger(cadre, 500)
})
afterAll(() => demo.close())

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const runAt = async (text: string) => {
  await demo.cloud.clock.set(at(text))
  await demo.cloud.runTimers()
  await demo.cloud.runTimers()
}
const change = (collectionName: string, query: object, data: object) => demo.cloud.engine.handle({
  action: 'database.modifyDocument', collectionName, queryType: 'WHERE', query: JSON.stringify(query), data: JSON.stringify({ $set: data }), multi: true, merge: true, upsert: false,
})
const ledger = async (person: string, balance: number) => {
  for (const template of ['todo', 'progress', 'deadline']) await change('consents', { _id: `${person}:${template}` }, { balance })
}
const raise = async (title: string, more: object = {}) =>
  (await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title, text: '请帮助', category: 'request', ...more })).id
const noticesOf = (filter: object) => demo.cloud.engine.find('notices', filter) as unknown as NoticeDocument[]
const taken = (person: string, since: number) => demo.cloud.pushes(person, since).filter((push) => push.errcode === 0)
const fault = (errcode: number, times = 1) => fetch(`${demo.cloud.url}/dev/wechat/fault`, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ api: 'subscribe/send', errcode, times }),
})

test('the first of several things goes out at once, the others together half an hour later, the most urgent first', async () => {
  await runAt('03-05T10:00')
  const since = demo.cloud.clock.now()
  const first = await raise('第一件')
  // What is owed within a moment goes together: the others come when the first is on its way.
  await eventually(() => noticesOf({ ticketId: first, kind: 'raised' })[0]?.delivery === 'delivered')
  const ids = [first, await raise('第二件'), await raise('第三件')]
  await runAt('03-05T10:05')
  await eventually(() => ids.every((ticketId) => noticesOf({ ticketId, kind: 'raised' })[0]?.lease === null))
  expect(taken(cadre, since)).toHaveLength(1)
  await runAt('03-05T10:31')
  const pushes = taken(cadre, since)
  expect(pushes).toHaveLength(2)
  expect(pushes[1]).toMatchObject({ page: 'pages/notices/index', data: { thing1: { value: '第二件等2件' } } })
  expect(ids.flatMap((ticketId) => noticesOf({ ticketId, kind: 'raised' })).map(({ delivery, via }) => [delivery, via])).toEqual(Array(3).fill(['delivered', 'wechat']))
})

test('a morning with more reminders than one look takes is one push for each person', async () => {
  await runAt('03-05T14:00')
  const since = demo.cloud.clock.now()
  const people = [cadre, staff, colleague]
  for (const person of people) await ledger(person, 500)
  const [one] = noticesOf({ personId: cadre, kind: 'raised' })
  await demo.cloud.engine.insertMany('notices', Array.from({ length: 450 }, (_, place) => ({
    ...one, _id: `crowd-${place}`, personId: people[place % 3], ticketId: '', whileIn: null, whileDueAt: null, whileOpen: null, delivery: 'queued', via: null,
    settledAt: null, at: since, pushAt: since, firstPushAt: since, lease: null, tries: 0, read: true, done: true,
  })))
  await demo.cloud.runTimers()
  await eventually(() => noticesOf({ _id: { $regex: '^crowd-' }, delivery: 'queued' }).length === 0)
  for (const person of people) expect(taken(person, since)).toHaveLength(1)
  await demo.cloud.engine.handle({ action: 'database.removeDocument', collectionName: 'notices', queryType: 'WHERE', query: JSON.stringify({ _id: { $regex: '^crowd-' } }), multi: true })
})

test('what the enterprise flags as urgent is pushed at night; everything else waits for the morning', async () => {
  await runAt('03-05T20:00')
  const since = demo.cloud.clock.now()
  await raise('停电停产', { urgent: true })
  await raise('下周再说')
  await demo.cloud.runTimers()
  await eventually(() => taken(cadre, since).length > 0)
  expect(taken(cadre, since).map(({ data }) => data.thing1!.value)).toEqual(['停电停产'])
  await runAt('03-06T09:00')
  expect(taken(cadre, since)).toHaveLength(2)
})

test('nobody consented to: the app has an hour, then a colleague who heard the same is enough', async () => {
  await runAt('03-09T10:00')
  const id = await raise('无授权')
  await ledger(staff, 0)
  await demo.get(cadre, 'ticket.accept', { ticketId: id, requestId: intention() })
  await demo.get(cadre, 'ticket.ask', { ticketId: id, requestId: intention(), owed: '图纸' })
  await demo.cloud.runTimers()
  const mine = () => noticesOf({ ticketId: id, kind: 'asked', personId: staff })[0]!
  // Where two were sending to one person at once, the later one comes again with the timer.
  await eventually(async () => {
    await demo.cloud.runTimers()
    return mine()?.stage === 'inbox'
  })
  // Whether the colleague's push of the acceptance had left before this came, is chance; by then it has come as well.
  await runAt('03-09T10:35')
  await eventually(async () => {
    await demo.cloud.runTimers()
    return noticesOf({ ticketId: id, kind: 'asked', personId: colleague })[0]?.delivery === 'delivered'
  })
  expect(noticesOf({ ticketId: id, kind: 'asked', personId: staff })).toEqual([
    expect.objectContaining({ delivery: 'queued', stage: 'inbox', obstacle: 'no_consent' }),
  ])
  expect(noticesOf({ ticketId: id, kind: 'asked', personId: colleague })[0]).toMatchObject({ delivery: 'delivered', via: 'wechat' })
  await runAt('03-09T11:05')
  expect(mine()).toMatchObject({ delivery: 'delivered', via: 'colleague' })
})

test('nobody of the enterprise can be told: the cadre sees whom to ring, the number once he asks for it, and it is told once', async () => {
  await runAt('03-10T10:00')
  const people = demo.cloud.engine.find('people', { enterpriseId: roomId }).map(({ _id }) => _id as string)
  for (const person of people) await ledger(person, 0)
  const id = await raise('都没有授权')
  await demo.get(cadre, 'ticket.accept', { ticketId: id, requestId: intention() })
  await demo.get(cadre, 'ticket.ask', { ticketId: id, requestId: intention(), owed: '图纸' })
  for (const time of ['10:02', '11:05', '11:20', '14:00']) await runAt(`03-10T${time}`)
  expect(noticesOf({ ticketId: id, kind: 'asked' }).map(({ delivery }) => delivery)).toEqual(people.map(() => 'not_told'))

  const { people: rows } = await demo.get(cadre, 'notify.notTold', {})
  const row = rows.find(({ person }) => person.id === staff)!
  expect(row.obstacle).toBe('no_consent')
  expect(JSON.stringify(rows)).not.toMatch(/1990000/)
  const noticeId = row.notices.find(({ kind }) => kind === 'asked')!.id
  // Neither another cadre nor the bureau's lead learns that it exists.
  for (const other of ['cadre-11', 'lead-planning']) {
    expect(await demo.refused(other, 'notify.phone', { noticeId })).toEqual({ code: 'not_found' })
    expect((await demo.get(other, 'notify.phoned', { noticeIds: [noticeId] })).told).toBe(0)
    expect(JSON.stringify(await demo.get(other, 'notify.notTold', {}))).not.toContain(noticeId)
  }
  const { phone } = await demo.get(cadre, 'notify.phone', { noticeId })
  expect(phone).toMatch(/^1\d{10}$/)
  expect((await demo.get(staff, 'roster.self', {})).accesses).toMatchObject([{ by: { id: cadre }, what: 'phone' }])
  expect((await demo.get(cadre, 'notify.phoned', { noticeIds: [noticeId] })).told).toBe(1)
  expect((await demo.get(cadre, 'notify.phoned', { noticeIds: [noticeId] })).told).toBe(0)
  expect(noticesOf({ _id: noticeId })[0]).toMatchObject({ delivery: 'phoned', phoned: { by: { id: cadre } } })

  // Whoever sees it in the app after all needs no call.
  const other = noticesOf({ ticketId: id, kind: 'asked', delivery: 'not_told' })[0]!
  await demo.get(other.personId, 'notify.seen', { ticketId: id })
  expect(noticesOf({ _id: other._id })[0]).toMatchObject({ delivery: 'read', read: true })
})

/** An enterprise whose cadre was told nothing yet, so that nothing is held together with anything. */
const elsewhere = async (place: number) => {
  const person = `staff-${String(place).padStart(3, '0')}-1`
  const room = (await demo.get(person, 'roster.me', {})).enterprise!.id
  const official = (await demo.get(person, 'chat.room', { roomId: room })).members.find((member) => member.role === 'cadre')!.id
  return {
    official,
    raise: async (title: string) => (await demo.get(person, 'ticket.raise', { roomId: room, requestId: intention(), title, text: '请帮助', category: 'request' })).id,
  }
}
const raisedNotice = (ticketId: string): NoticeDocument | undefined => noticesOf({ ticketId, kind: 'raised' })[0]
/** A sender has had it in his hands and let it go. */
const attended = (ticketId: string) => eventually(() => {
  const notice = raisedNotice(ticketId)
  return notice?.lease === null && (notice.delivery === 'delivered' || notice.tries > 0 || notice.stage !== 'push')
})

test('a refill sends what only waited for a consent', async () => {
  await runAt('03-11T10:00')
  const { official, raise: raiseThere } = await elsewhere(76)
  await ledger(official, 0)
  const id = await raiseThere('等授权')
  await attended(id)
  expect(raisedNotice(id)).toMatchObject({ stage: 'inbox', obstacle: 'no_consent' })
  const { templates } = await demo.get(official, 'notify.balance', {})
  await demo.get(official, 'notify.consent', { requestId: intention(), answers: [{ templateId: templates[0]!.templateId, answer: 'accept' }] })
  await demo.cloud.runTimers()
  expect(raisedNotice(id)).toMatchObject({ delivery: 'delivered', via: 'wechat' })
})

test.each([
  [43101, 6, 'another template carries it, and the ledger is empty for the first', { delivery: 'delivered', via: 'wechat' }],
  [40001, 11, 'the token is renewed', { delivery: 'delivered', via: 'wechat' }],
  [42001, 16, 'the token is renewed', { delivery: 'delivered', via: 'wechat' }],
  [40037, 21, 'another template carries it', { delivery: 'delivered', via: 'wechat' }],
  [47003, 26, 'another template carries it', { delivery: 'delivered', via: 'wechat' }],
  [41030, 31, 'it goes without its page', { delivery: 'delivered', via: 'wechat' }],
  [45168, 36, 'it goes with the number in place of the words', { delivery: 'delivered', via: 'wechat' }],
  [40003, 41, 'the app is next', { delivery: 'queued', stage: 'inbox', obstacle: 'blocked' }],
  [43107, 46, 'the app is next', { delivery: 'queued', stage: 'inbox', obstacle: 'blocked' }],
  [43108, 56, 'it is tried again soon', { delivery: 'queued', stage: 'push', tries: 1 }],
  [-1, 66, 'it is tried again soon', { delivery: 'queued', stage: 'push', tries: 1 }],
])('WeChat answers %i (enterprise %i): %s', async (errcode, place, _what, expected) => {
  const { official, raise: raiseThere } = await elsewhere(place)
  await fault(errcode)
  const since = demo.cloud.clock.now()
  const id = await raiseThere(`错误码${errcode}`)
  await attended(id)
  expect(raisedNotice(id)).toMatchObject(expected)
  if (errcode === 43101) expect((await demo.get(official, 'notify.balance', {})).templates[0]!.balance).toBe(0)
  if (errcode === 41030) expect(taken(official, since)[0]!.page).toBe('')
  if (errcode === 45168) expect(taken(official, since)[0]!.data.thing1!.value).toMatch(/^诉求 2026-\d+$/)
})

test('a quota used up leaves WeChat alone for all, and then everything goes out', async () => {
  const { raise: raiseThere } = await elsewhere(86)
  await fault(45009)
  const id = await raiseThere('配额')
  await eventually(async () => (await demo.get('supervisor-1', 'notify.figures', {})).pausedUntil !== null)
  await eventually(() => raisedNotice(id)?.lease === null)
  expect(raisedNotice(id)).toMatchObject({ delivery: 'queued', stage: 'push', tries: 0 })
  await demo.cloud.clock.set(demo.cloud.clock.now() + 11 * 60_000)
  await demo.cloud.runTimers()
  expect(raisedNotice(id)).toMatchObject({ delivery: 'delivered' })
})

test('the inbox asks for what is still to be done, most urgent first, and forgets it when it is done', async () => {
  await runAt('03-27T10:00')
  const calm = await raise('不急的事')
  const urgent = await raise('急事', { urgent: true })
  await demo.cloud.runTimers()
  const open = async () => (await demo.get(cadre, 'notify.todo', {})).notices
  const places = async () => (await open()).map(({ page }) => page.slice(page.indexOf('id=') + 3)).filter((id) => [calm, urgent].includes(id))
  expect(await places()).toEqual([urgent, calm])
  await demo.get(cadre, 'ticket.accept', { ticketId: urgent, requestId: intention() })
  expect(await places()).toEqual([calm])
})

test('the morning message comes to those who want it, once a working day, and to nobody for whom nothing waits', async () => {
  await runAt('04-01T16:00')
  await demo.get(cadre, 'notify.want', { digest: true })
  await demo.get('observer-1', 'notify.want', { digest: true })
  const since = demo.cloud.clock.now()
  await runAt('04-02T09:00')
  await runAt('04-02T09:40')
  await runAt('04-03T09:00')
  const digests = noticesOf({ kind: 'digest' })
  expect(digests.map(({ personId }) => personId)).toEqual([cadre, cadre])
  expect(digests[0]!.title).toMatch(/^今日\d+件待办/)
  expect(taken(cadre, since).length).toBeGreaterThan(0)
  expect(await demo.get(cadre, 'notify.digest', {})).toMatchObject({ wanted: true, working: true, day: '2026-04-03' })
})

test('the reminder table is the administrator’s, and two at once do not overwrite each other', async () => {
  const { settings, version } = await demo.get('admin-1', 'notify.settings', {})
  expect(settings).toEqual(defaultReminders)
  const changed = { ...settings, bundleMinutes: 15 }
  const requestId = intention()
  const saved = await demo.get('admin-1', 'notify.configure', { requestId, version, settings: changed })
  expect(saved).toMatchObject({ version: version + 1, settings: { bundleMinutes: 15 }, by: { id: 'admin-1' } })
  expect(await demo.get('admin-1', 'notify.configure', { requestId, version, settings: changed })).toEqual(saved)
  expect(await demo.refused('admin-1', 'notify.configure', { requestId: intention(), version, settings })).toMatchObject({ code: 'conflict' })
  expect(await demo.refused('supervisor-1', 'notify.configure', { requestId, version, settings })).toMatchObject({ code: 'forbidden' })
  expect(await demo.refused('admin-1', 'notify.configure', {
    requestId, version: version + 1, settings: { ...changed, rules: { ...changed.rules, half_used: { on: true, amount: 100, to: ['owner'] } } },
  })).toMatchObject({ code: 'bad_input' })
})

test('every notice is in exactly one state, and the sum is right', async () => {
  const figures = await demo.get('admin-1', 'notify.figures', {})
  expect(figures.balanced).toBe(true)
  expect(figures.owed).toBe(demo.cloud.engine.find('notices', {}, { limit: 100_000 }).length)
  expect(figures.reports.map(({ errcode }) => errcode)).toEqual(expect.arrayContaining([40037, 47003, 41030, 45168]))
  expect(JSON.stringify(figures)).not.toContain('图纸')
})
