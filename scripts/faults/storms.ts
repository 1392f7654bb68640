import type { NoticeDocument } from '../../cloudfunctions/notify/domain/documents'
import { templateNames } from '../../types/notify'
import { type DemoCloud, intention, startDemoCloud } from '../e2e/demo-cloud'
import { workingDays } from '../simulate/hours'

const hour = 3_600_000
const minute = 60_000

interface Weather {
  /** What the stand-in for WeChat does with the next `times` sends. */
  wechat?: { times: number; errcode?: number; status?: number; hang?: boolean; lateMs?: number }
  /** Timers that come by at the same time. */
  timers?: number
  /** For so long WeChat stays as it is before the sky clears, milliseconds of the product's clock. */
  lastsMs?: number
  /** Where the clock jumps in between, milliseconds. */
  jumps?: readonly number[]
}

const codes = [-1, 40001, 40003, 40014, 40037, 41030, 42001, 43101, 43107, 43108, 45009, 45168, 47003]

/** Everything that can go wrong outside while one thing has to be told. */
export const storms: Record<string, Weather> = {
  ...Object.fromEntries(codes.map((errcode) => [`error ${errcode}`, { wechat: { errcode, times: 1 } }])),
  ...Object.fromEntries(codes.map((errcode) => [`error ${errcode} thrice`, { wechat: { errcode, times: 3 } }])),
  hangs: { wechat: { hang: true, times: 1 } },
  'answers after the time-out': { wechat: { lateMs: 900, times: 1 } },
  'down for a day': { wechat: { status: 503, times: 100_000 }, lastsMs: 24 * hour },
  'two timers': { timers: 2 },
  'ten timers': { timers: 10 },
  'ten timers while WeChat hangs': { timers: 10, wechat: { hang: true, times: 2 } },
  'the clock jumps': { jumps: [26 * hour, -2 * hour, 72 * hour] },
}

export interface Outcome {
  storm: string
  state: string
  /** Sends of this one thing that WeChat took. */
  pushes: number
  uncertain: number
}

export const openSea = async (): Promise<{ demo: DemoCloud; sail(storm: string, round: number): Promise<Outcome>; close(): Promise<void> }> => {
  const demo = await startDemoCloud({ environment: { WECHAT_TIMEOUT_MS: '300' } })
  const { cloud } = demo
  cloud.consentAll(cloud.engine.find('people', {}, { limit: 2_000 }).map(({ openid }) => openid as string), 100_000)
  const fault = async (what: object) => {
    const { status } = await fetch(`${cloud.url}/dev/wechat/fault`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ api: 'subscribe/send', ...what }),
    })
    if (status !== 200) throw new Error(`the stand-in does not know this weather: ${JSON.stringify(what)}`)
  }
  const timers = (times: number) => Promise.all(Array.from({ length: times }, () => cloud.host.callText(
    'notify', { Type: 'Timer', TriggerName: 'notify-minute', Time: new Date(cloud.clock.now()).toISOString() }, { source: 'timer' })))
  const consents = (personId: string) => cloud.engine.handle({
    action: 'database.modifyDocument', collectionName: 'consents', queryType: 'WHERE', query: JSON.stringify({ _id: { $in: templateNames.map((name) => `${personId}:${name}`) } }),
    data: '{"$set":{"balance":100}}', multi: true, merge: true, upsert: false,
  })
  const over = ({ delivery }: NoticeDocument) => delivery !== 'queued'

  return {
    demo,
    async sail(storm, round) {
      const { wechat, timers: together = 1, lastsMs = 0, jumps = [] } = storms[storm]!
      const place = 1 + (round % 30) * 10
      const staff = `staff-${String(place).padStart(3, '0')}-1`
      const roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
      const official = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
      await consents(official)
      // By night it waits for the timers of the morning.
      // The later storm on a later day: none of them lasts longer than a few.
      const morning = workingDays[20 + round * 6]! + 9 * hour
      await cloud.clock.set(morning - 10 * hour)
      const since = cloud.clock.now() - 1
      if (wechat) await fault(wechat)
      const { id } = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: `${storm} ${round}`.slice(0, 60), text: '请帮助', category: 'hard' })
      const notice = () => cloud.engine.find('notices', { ticketId: id, kind: 'raised', personId: official })[0] as unknown as NoticeDocument
      for (const moment of [morning, morning + 2 * minute]) {
        await cloud.clock.set(moment)
        await timers(together)
      }
      for (const jump of jumps) {
        await cloud.clock.set(cloud.clock.now() + jump)
        await timers(together)
      }
      for (const end = cloud.clock.now() + lastsMs; cloud.clock.now() < end;) {
        await cloud.clock.set(cloud.clock.now() + hour)
        await timers(together)
      }
      await fault({ times: 0 })
      for (let tries = 0; tries < 60 && !over(notice()); tries += 1) {
        await cloud.clock.set(cloud.clock.now() + (tries < 10 ? 11 * minute : hour))
        await timers(together)
      }
      const { delivery, uncertain } = notice()
      const pushes = cloud.pushes(official, since).filter((push) => push.errcode === 0 && push.page.endsWith(id)).length
      await demo.ask(staff, 'ticket.withdraw', { ticketId: id, requestId: intention() })
      await timers(1)
      return { storm, state: delivery, pushes, uncertain }
    },
    close: () => demo.close(),
  }
}

/** It came to a final state, and came once; more often only where that is counted. */
export const damageOf = ({ storm, state, pushes, uncertain }: Outcome): string | null => {
  if (!['delivered', 'read', 'not_told'].includes(state)) return `${storm}: ${state}`
  if (pushes > 1 + uncertain) return `${storm}: ${pushes} pushes, ${uncertain} counted`
  return null
}
