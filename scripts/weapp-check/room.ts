import { type DemoCloud, intention, startDemoCloud } from '../e2e/demo-cloud'
import { type Phone, startPhone } from './phone'

/** Where a message is written, and what sends it. */
export const composer = { tag: 'textarea' }
export const sendButton = { tag: 'button', text: '发送' }

/** A running demo cloud with one enterprise's room looked up, and phones for its people. */
export interface PreparedRoom {
  demo: DemoCloud
  roomId: string
  staff: string
  cadre: string
  /** Writes messages as staff and cadre in turn, in order, and has the staff member read them. */
  fill(count: number): Promise<void>
  phoneOf(personId: string, path: string, query?: Record<string, string>): Promise<Phone>
  /** Switches everything off; throws when a phone complained. */
  close(): Promise<void>
}

const sentences = [
  '您好，二期厂房的施工许可材料我们已经交到窗口了，想问一下还要等多久？',
  '收到，我下午去行政审批局问清楚，明天上午答复您。',
  '好的，麻烦您了。',
  '消防设计审查意见还差一页盖章，请补一下，其他材料都齐了。',
  '盖好章了，今天上午已经送过去，窗口的同志说可以受理。',
]

export const prepareRoom = async (): Promise<PreparedRoom> => {
  const demo = await startDemoCloud()
  const phones: Phone[] = []
  const staff = 'staff-001-1'
  const roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  const cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find(({ role }) => role === 'cadre')!.id
  return {
    demo, roomId, staff, cadre,
    async fill(count) {
      for (let n = 0; n < count; n += 1) {
        const text = `${sentences[n % sentences.length]!}（${n + 1}）`
        await demo.get(n % 2 === 0 ? staff : cadre, 'chat.send', { roomId, requestId: intention(), text })
      }
      await demo.get(staff, 'chat.read', { roomId, seq: (await demo.get(staff, 'chat.room', { roomId })).seq })
    },
    async phoneOf(personId, path, query) {
      const phone = await startPhone({ cloudUrl: demo.cloud.url, token: demo.cloud.session(personId), personId }, path, query)
      phones.push(phone)
      return phone
    },
    async close() {
      const endings = await Promise.allSettled(phones.map((phone) => phone.close()))
      await demo.close()
      for (const ending of endings) if (ending.status === 'rejected') throw ending.reason
    },
  }
}
