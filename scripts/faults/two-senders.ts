import type { NoticeDocument } from '../../cloudfunctions/notify/domain/documents'
import { type DemoCloud, atRest, eventually, intention, startDemoCloud } from '../e2e/demo-cloud'
import { workingDays } from '../simulate/hours'

/** Where the first sender stands still while a second one does all of its work: around the mark that comes right before a send. */
export type Halt = 'before the mark' | 'after the mark'

export interface Race {
  state: string
  /** Sends of the one notice that WeChat took. */
  pushes: number
  uncertain: number
  /** Consents that the ledger has spent for it. */
  spent: number
}

const hour = 3_600_000
/** The second sender: with the first one's lease still running or not, and whether it has to put the notice back. */
export interface Second { comesAfterMs: number; findsPause?: boolean }
/** Longer and shorter than a lease. */
export const longer = 40_000
export const shorter = 1_000

/** Two senders and one notice, step by step: nothing here depends on who is faster. */
export const openRaces = async (): Promise<{ run(halt: Halt, round: number, second: Second): Promise<Race>; close(): Promise<void> }> => {
  const demo: DemoCloud = await startDemoCloud({ environment: { WECHAT_TIMEOUT_MS: '15000' } })
  const { cloud } = demo
  const handle = cloud.engine.handleSoon
  let halt: Halt | null = null
  let go: () => void = () => undefined
  let halted = false
  const isMark = (body: Record<string, unknown>): boolean => {
    const data = String(body.data ?? '')
    return body.collectionName === 'notices' && /modify/i.test(String(body.action)) && data.includes('sendingAt') && !data.includes('lease')
  }
  cloud.engine.handleSoon = async (body) => {
    if (halt === null || !isMark(body)) return handle(body)
    const where = halt
    halt = null
    const gate = new Promise<void>((resolve) => { go = resolve })
    const answer = where === 'after the mark' ? await handle(body) : null
    halted = true
    await gate
    return answer ?? handle(body)
  }
  const timer = () => cloud.host.callText('notify', { Type: 'Timer', TriggerName: 'notify-minute', Time: new Date(cloud.clock.now()).toISOString() }, { source: 'timer' })
  const balance = (personId: string): number => (cloud.engine.find('consents', { _id: `${personId}:todo` })[0] as { balance: number }).balance

  return {
    async run(where, round, { comesAfterMs, findsPause = false }) {
      const morning = workingDays[20 + round * 2]! + 9 * hour
      await cloud.clock.set(morning - 10 * hour)
      // Another cadre each time: nothing else waits for him.
      const staff = `staff-0${round}1-1`
      const roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
      const since = cloud.clock.now()
      const { id } = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: `第${round}回`, text: '请帮助', category: 'hard' })
      const notice = () => cloud.engine.find('notices', { ticketId: id, kind: 'raised' })[0] as unknown as NoticeDocument | undefined
      // By night it is only put off to the morning.
      const { personId } = await eventually(notice, 30_000)
      await atRest(demo)
      const before = balance(personId)
      halted = false
      halt = where
      await cloud.clock.set(morning)
      const first = timer()
      await eventually(() => halted, 30_000)
      await cloud.clock.set(morning + comesAfterMs)
      if (findsPause) await cloud.engine.insertMany('push_pauses', [{ _id: 'wechat', until: morning + comesAfterMs + 60_000, silent: false }])
      await timer()
      go()
      await first
      if (findsPause) {
        await cloud.clock.set(morning + comesAfterMs + 61_000)
        await timer()
      }
      const { delivery: state, uncertain } = notice()!
      const pushes = cloud.pushes(personId, since).filter(({ errcode }) => errcode === 0).length
      return { state, pushes, uncertain, spent: before - balance(personId) }
    },
    close: () => demo.close(),
  }
}
