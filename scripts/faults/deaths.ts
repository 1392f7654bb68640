import type { NoticeDocument } from '../../cloudfunctions/notify/domain/documents'
import { type DemoCloud, intention, startDemoCloud } from '../e2e/demo-cloud'
import { workingDays } from '../simulate/hours'

/** The steps of a sender, each known by the request it makes of the database. */
export const steps = ['leased', 'spent', 'marked', 'sent', 'settled'] as const
export type Step = (typeof steps)[number]

/** Whether a request is the one after (or, for `sent`, before) which the sender dies. */
const isAt: Record<Step, (name: string, body: string) => boolean> = {
  leased: (name, body) => name === 'notices' && body.includes('lease') && body.includes('tries'),
  spent: (name, body) => name === 'consents' && body.includes('balance') && body.includes('$inc'),
  marked: (name, body) => name === 'notices' && body.includes('sendingAt') && !body.includes('settledAt') && !body.includes('lease\\":null'),
  sent: (name, body) => name === 'notices' && body.includes('delivered') && body.includes('settledAt'),
  settled: (name, body) => name === 'notices' && body.includes('delivered') && body.includes('settledAt'),
}

/** A busy machine is no silent WeChat. */
const patienceMs = '15000'

export interface Death {
  step: Step
  /** The database saw the step: otherwise nothing was killed, and the round proves nothing. */
  died: boolean
  state: string
  pushes: number
  uncertain: number
}

/** Where a push leads that carries several matters, this one among them. */
const inboxPage = 'pages/notices/index'

/** Longer than the lease of whoever died. */
const leaseMs = 35_000
/** A working morning: long enough for everything that waits for the end of a half hour. */
const mostRuns = 200

export const openGraveyard = async (): Promise<{ demo: DemoCloud; die(step: Step, round: number): Promise<Death>; close(): Promise<void> }> => {
  const demo = await startDemoCloud({ environment: { WECHAT_TIMEOUT_MS: patienceMs } })
  const { cloud } = demo
  const handle = cloud.engine.handleSoon
  const never = new Promise<string>(() => undefined)
  let armed: { step: Step; died(): void } | null = null
  cloud.engine.handleSoon = async (body) => {
    if (armed === null || !/modify/i.test(String(body.action)) || !isAt[armed.step](String(body.collectionName ?? ''), JSON.stringify(body))) return handle(body)
    const { step, died } = armed
    armed = null
    if (step !== 'sent') await handle(body)
    // From here on nothing of this sender reaches anybody; whoever asked it to work asks a new one.
    cloud.host.lose('notify')
    died()
    return never
  }
  const staff = 'staff-001-1'
  const roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cloud.consentAll(cloud.engine.find('people', {}, { limit: 2_000 }).map(({ openid }) => openid as string), 1_000)
  await handle({
    action: 'database.modifyDocument', collectionName: 'consents', queryType: 'WHERE', query: '{"balance":{"$gt":0}}', data: '{"$set":{"balance":1000}}', multi: true, merge: true, upsert: false,
  })
  /** The timers come by until it is so: a notice may wait for a lease, for a retry, or for the end of somebody's half hour. */
  const until = async (so: () => boolean): Promise<void> => {
    for (let run = 0; run < mostRuns && !so(); run += 1) {
      await cloud.clock.set(cloud.clock.now() + leaseMs)
      await cloud.runTimers()
    }
  }
  const owesNothing = (): boolean =>
    cloud.engine.find('notices', { delivery: 'queued' }, { limit: 1 }).length === 0 && cloud.engine.find('outbox', { target: 'notify', state: 'pending' }, { limit: 1 }).length === 0

  return {
    demo,
    async die(step, round) {
      await cloud.clock.set(workingDays[40 + round]! + 9.5 * 3_600_000)
      const since = cloud.clock.now() - 1
      let died = false
      const death = new Promise<void>((resolve) => {
        armed = { step, died: () => { died = true; resolve() } }
      })
      const { id } = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: `第${round}回`, text: '请帮助', category: 'request' })
      await Promise.race([death, new Promise((resolve) => setTimeout(resolve, 30_000).unref())])
      armed = null
      const notice = () => cloud.engine.find('notices', { ticketId: id, kind: 'raised' })[0] as unknown as NoticeDocument | undefined
      await until(() => (notice()?.delivery ?? 'queued') !== 'queued')
      const { delivery: state, uncertain, personId } = notice()!
      const pushes = cloud.pushes(personId, since).filter((push) => push.errcode === 0 && (push.page.endsWith(id) || push.page === inboxPage)).length
      await demo.get(staff, 'ticket.withdraw', { ticketId: id, requestId: intention() })
      // The next round begins with nothing under way: what this one left over would be pushed first, and hold it back.
      await until(owesNothing)
      return { step, died, state, pushes, uncertain }
    },
    close: () => demo.close(),
  }
}

/** Nothing is lost, and nothing comes twice but what was sent and not marked, which is counted. */
export const faultOf = ({ step, died, state, pushes, uncertain }: Death): string | null => {
  if (!died) return `${step}: nobody was killed`
  if (state !== 'delivered') return `${step}: ${state}`
  const doubled = pushes - 1
  if (pushes < 1 || doubled > (step === 'sent' ? 1 : 0)) return `${step}: ${pushes} pushes`
  if (doubled > uncertain) return `${step}: doubled without being counted`
  return null
}
