import { intention } from '../e2e/demo-cloud'
import { composer, prepareRoom, sendButton } from './room'

/** What WeChat carries from script to screen, in bytes of `setData`, and the most that ui.md allows. */
export const limits = { firstScreen: 60_000, newMessage: 4_000 }

export interface RoomTraffic {
  /** The room with 50 messages, from the tap that opens it until nothing moves. */
  firstScreen: number
  /** A message of the cadre comes in. */
  received: number
  /** One of my own: the tap on 发送, the optimistic copy, the stored one. */
  sent: number
  /** One more character in the composer. */
  keystroke: number
}

/** Measures the built room page on a running local cloud; throws when the page complains. */
export const measureRoom = async (): Promise<RoomTraffic> => {
  const room = await prepareRoom()
  try {
    await room.fill(50)
    const phone = await room.phoneOf(room.staff, 'pages/room/index', { id: room.roomId })
    await phone.sees({ text: '（50）' })
    const first = await phone.settled()
    await room.demo.get(room.cadre, 'chat.send', { roomId: room.roomId, requestId: intention(), text: '许可证今天下午可以来窗口领取，记得带营业执照副本。' })
    await phone.sees({ text: '营业执照副本' })
    const received = await phone.settled(first.end)
    await phone.type(composer, '太')
    const before = await phone.settled(received.end)
    await phone.type(composer, '太好')
    const keystroke = await phone.settled(before.end)
    await phone.type(composer, '太好了，下午三点我们派人过去领，谢谢您一直跟着。')
    const typed = await phone.settled(keystroke.end)
    await phone.tap(sendButton)
    await phone.sees({ text: '下午三点' })
    const sent = await phone.settled(typed.end)
    return { firstScreen: first.bytes, received: received.bytes, sent: sent.bytes, keystroke: keystroke.bytes }
  } finally {
    await room.close()
  }
}
