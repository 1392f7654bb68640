import type { NoticeDocument } from '../../cloudfunctions/notify/domain/documents'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud

beforeAll(async () => {
  demo = await startDemoCloud({ environment: { WECHAT_TIMEOUT_MS: '1000' } })
  demo.cloud.consentAll(demo.cloud.engine.find('people', {}, { limit: 2_000 }).map(({ openid }) => openid as string), 500)
})
afterAll(() => demo.close())

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const send = () => demo.cloud.host.callText(
  'notify', { Type: 'Timer', TriggerName: 'notify-minute', Time: new Date(demo.cloud.clock.now()).toISOString() }, { source: 'timer' })
const runAt = async (text: string) => {
  await demo.cloud.clock.set(at(text))
  await send()
}
const fault = async (what: object) => {
  const { status } = await fetch(`${demo.cloud.url}/dev/wechat/fault`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ api: 'subscribe/send', ...what }),
  })
  expect(status).toBe(200)
}
const noticesOf = (filter: object) => demo.cloud.engine.find('notices', filter) as unknown as NoticeDocument[]
const taken = (person: string, since: number) => demo.cloud.pushes(person, since).filter((push) => push.errcode === 0)
/** An enterprise whose cadre was told nothing yet, so that nothing is held together with anything. */
const elsewhere = async (place: number) => {
  const person = `staff-${String(place).padStart(3, '0')}-1`
  const roomId = (await demo.get(person, 'roster.me', {})).enterprise!.id
  const official = (await demo.get(person, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
  const raise = async (title: string) =>
    (await demo.get(person, 'ticket.raise', { roomId, requestId: intention(), title, text: '请帮助', category: 'request' })).id
  return { official, raise }
}

test.each([
  ['does not answer', 6, { hang: true }, 1],
  ['takes it and answers after the time-out', 16, { lateMs: 1_500 }, 2],
])('WeChat %s: it is sent again, and that nobody knows is counted', async (_what, place, how, pushes) => {
  await demo.cloud.clock.set(at(`03-10T10:${String(place).padStart(2, '0')}`))
  const { official, raise } = await elsewhere(place)
  const before = (await demo.get('supervisor-1', 'notify.figures', {})).uncertain
  const since = demo.cloud.clock.now() - 1
  await fault({ ...how, times: 1 })
  const ticketId = await raise('没有回音')
  const notice = () => noticesOf({ ticketId, kind: 'raised' })[0]
  await eventually(() => notice()?.lease === null && notice()!.sendingAt !== null)
  expect(notice()).toMatchObject({ delivery: 'queued', stage: 'push', tries: 1 })
  await demo.cloud.clock.set(demo.cloud.clock.now() + 60_000)
  await send()
  expect(notice()).toMatchObject({ delivery: 'delivered', via: 'wechat', uncertain: 1 })
  expect(taken(official, since)).toHaveLength(pushes)
  const { uncertain, balanced } = await demo.get('supervisor-1', 'notify.figures', {})
  expect({ counted: uncertain - before, balanced }).toEqual({ counted: 1, balanced: true })
})

test('WeChat is down for a day: what it was to carry waits, and goes out once when it is back', async () => {
  await demo.cloud.clock.set(at('03-11T10:00'))
  const { official, raise } = await elsewhere(26)
  const ticketId = await raise('停摆一天')
  await eventually(() => noticesOf({ ticketId, kind: 'raised' })[0]?.delivery === 'delivered')
  const since = demo.cloud.clock.now()
  await fault({ status: 503, times: 100_000 })
  await demo.get(official, 'ticket.accept', { ticketId, requestId: intention() })
  const told = () => noticesOf({ ticketId, kind: 'accepted' })
  for (const time of ['11T10:30', '11T11:45', '11T15:00', '11T17:20', '11T22:00', '12T09:05']) await runAt(`03-${time}`)
  expect(told().length).toBeGreaterThan(0)
  for (const notice of told()) expect(notice).toMatchObject({ delivery: 'queued', stage: 'push' })
  await fault({ times: 0 })
  await runAt('03-12T10:00')
  for (const notice of told()) {
    expect(notice).toMatchObject({ delivery: 'delivered', via: 'wechat' })
    expect(taken(notice.personId, since)).toHaveLength(1)
  }
})

test('ten senders at once: everything is told once, and nobody is disturbed twice within the half hour', async () => {
  await demo.cloud.clock.set(at('03-16T20:00'))
  const places = await Promise.all([36, 46].map(elsewhere))
  const ids = await Promise.all(places.flatMap(({ raise }) => [1, 2, 3, 4].map((n) => raise(`夜里第${n}件`))))
  await send()
  const since = demo.cloud.clock.now()
  await demo.cloud.clock.set(at('03-17T09:00'))
  await Promise.all(Array.from({ length: 10 }, send))
  await runAt('03-17T09:01')
  for (const { official } of places) expect(taken(official, since)).toHaveLength(1)
  await runAt('03-17T09:35')
  const notices = ids.flatMap((ticketId) => noticesOf({ ticketId, kind: 'raised' }))
  expect(notices.map(({ delivery, via, uncertain }) => [delivery, via, uncertain])).toEqual(Array(8).fill(['delivered', 'wechat', 0]))
})
