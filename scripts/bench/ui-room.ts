import type { MessageDocument } from '../../cloudfunctions/chat/domain/documents'
import { type DemoCloud, startDemoCloud } from '../e2e/demo-cloud'

/** Of the lengths that a room has: a word, a sentence, a paragraph. */
const texts = [
  '收到。',
  '二期厂房的施工许可材料我们已经交到窗口了，想问一下还要等多久？',
  '好的，麻烦您了，我这边随时可以补材料。',
  '消防设计审查意见还差一页盖章，请补一下，其他材料都齐了。补好以后直接送到行政审批局三号窗口，报企业名称就可以，窗口的同志已经打过招呼。如果下午来不及，明天上午九点以后也可以。',
]

export interface FilledRoom {
  demo: DemoCloud
  roomId: string
  staff: string
  cadre: string
  close(): Promise<void>
}

/** A demo cloud in which one enterprise's room has so many messages, all read by its staff. */
export const roomWith = async (count: number): Promise<FilledRoom> => {
  const demo = await startDemoCloud()
  const staff = 'staff-001-1'
  const roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  const { members } = await demo.get(staff, 'chat.room', { roomId })
  const cadre = members.find(({ role }) => role === 'cadre')!
  const start = demo.cloud.clock.now() - count * 240_000
  const batch = 5_000
  for (let first = 0; first < count; first += batch) {
    await demo.cloud.engine.insertMany('messages', Array.from({ length: Math.min(batch, count - first) }, (_, index) => {
      const n = first + index
      const at = start + n * 240_000
      const mine = n % 3 === 0
      const message: MessageDocument = {
        _id: `filled-${n}`, roomId, requestId: `filled-request-${n}`, seq: n + 1, rev: n + 1, at, changedAt: at,
        authorId: mine ? staff : cadre.id, authorName: mine ? '我' : cadre.name, side: mine ? 'enterprise' : 'government',
        kind: 'text', text: `${n + 1}：${texts[n % texts.length]!}`, ticketId: null,
      }
      return message as unknown as Record<string, unknown>
    }))
  }
  const { room } = { room: demo.cloud.engine.find('rooms', { _id: roomId }, {})[0]! }
  await demo.cloud.engine.handle({
    action: 'database.modifyDocument', collectionName: 'rooms', query: JSON.stringify({ _id: room._id }),
    data: JSON.stringify({ $set: { seq: count } }), merge: true, upsert: false, multi: false, queryType: 'WHERE',
  })
  await demo.get(staff, 'chat.read', { roomId, seq: count })
  return { demo, roomId, staff, cadre: cadre.id, close: () => demo.close() }
}
