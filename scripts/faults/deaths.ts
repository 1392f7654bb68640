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

/** How long a function may live here. */
const lifeMs = 3_000
/** Longer than the lease of whoever died. */
const leaseMs = 35_000
/** Leases to wait for: whoever died may hold the person's turn as well, and a busy machine sends less in a timer's time. */
const mostLeases = 20

/** On a busy machine a call may take longer than a function lives; the same intention again is safe. */
const patiently = async <T>(call: () => Promise<T>): Promise<T> => {
  for (let look = 1; ; look += 1) {
    try {
      return await call()
    } catch (error) {
      if (look === 5) throw error
    }
  }
}

export const openGraveyard = async (): Promise<{ demo: DemoCloud; die(step: Step, round: number): Promise<Death>; close(): Promise<void> }> => {
  const demo = await startDemoCloud({ timeoutMs: lifeMs })
  const { cloud } = demo
  const handle = cloud.engine.handleSoon
  let armed: Step | null = null
  let dead = false
  const never = new Promise<string>(() => undefined)
  cloud.engine.handleSoon = async (body) => {
    const name = String(body.collectionName ?? '')
    const writes = /modify/i.test(String(body.action))
    // What others owe is still taken in: it is the sender that has died, not whoever commits.
    if (dead && (['notices', 'consents'].includes(name) || (name === 'outbox' && writes))) return never
    if (armed !== null && writes && isAt[armed](name, JSON.stringify(body))) {
      const step = armed
      armed = null
      // From here on nothing of this sender reaches anybody, until its time is up and its worker is ended.
      dead = true
      if (step !== 'sent') await handle(body)
      return never
    }
    return handle(body)
  }
  const staff = 'staff-001-1'
  const roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cloud.consentAll(cloud.engine.find('people', {}, { limit: 2_000 }).map(({ openid }) => openid as string), 1_000)
  await handle({
    action: 'database.modifyDocument', collectionName: 'consents', queryType: 'WHERE', query: '{"balance":{"$gt":0}}', data: '{"$set":{"balance":1000}}', multi: true, merge: true, upsert: false,
  })

  return {
    demo,
    async die(step, round) {
      await cloud.clock.set(workingDays[40 + round]! + 10 * 3_600_000)
      const since = cloud.clock.now() - 1
      armed = step
      const wish = { roomId, requestId: intention(), title: `第${round}回`, text: '请帮助', category: 'request' } as const
      const { id } = await patiently(() => demo.get(staff, 'ticket.raise', wish))
      for (let waited = 0; !dead && waited < 100; waited += 1) await new Promise((resolve) => setTimeout(resolve, 50))
      const died = dead
      // Its time runs out, and with it the worker.
      if (died) await new Promise((resolve) => setTimeout(resolve, lifeMs + 700))
      armed = null
      dead = false
      const notice = () => cloud.engine.find('notices', { ticketId: id, kind: 'raised' })[0] as unknown as NoticeDocument
      for (let tries = 0; tries < mostLeases; tries += 1) {
        await cloud.clock.set(cloud.clock.now() + leaseMs)
        await cloud.runTimers()
        if (notice()?.delivery === 'delivered') break
      }
      const pushes = cloud.pushes(notice().personId, since).filter((push) => push.errcode === 0 && (push.page.endsWith(id) || push.page === inboxPage)).length
      const end = { ticketId: id, requestId: intention() }
      await patiently(() => demo.get(staff, 'ticket.withdraw', end))
      await cloud.runTimers()
      return { step, died, state: notice().delivery, pushes, uncertain: notice().uncertain }
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
