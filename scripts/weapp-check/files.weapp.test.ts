import { eventually, intention } from '../e2e/demo-cloud'
import { pdf, png, upload } from '../e2e/uploads'
import type { Phone } from './phone'
import { type PreparedRoom, prepareRoom } from './room'

let room: PreparedRoom
let phone: Phone

beforeAll(async () => {
  room = await prepareRoom()
  const { demo, cadre, staff, roomId } = room
  const send = async (kind: 'photo' | 'file', name: string, bytes: Buffer) => {
    const file = await upload(demo, cadre, { place: { roomId }, kind, name, bytes })
    return demo.get(cadre, 'chat.sendFile', { roomId, requestId: intention(), fileId: file.id })
  }
  const photo = await send('photo', '现场.png', png(320, 240))
  await send('file', '办理指南.pdf', pdf('指南', 3_000))
  await eventually(async () => (await demo.get(staff, 'chat.before', { roomId })).messages.some(({ id }) => id === photo.id))
  phone = await room.phoneOf(staff, 'pages/room/index', { id: roomId })
})
afterAll(() => room?.close())

test('a photo and a document are drawn in the built mini program', async () => {
  await phone.sees({ text: '办理指南.pdf' })
  await phone.sees({ className: 'file-size', text: '3 KB' })
  await phone.sees({ tag: 'image', className: 'photo-image' })
  expect(String((await phone.find({ tag: 'image', className: 'photo-image' }))[0]!.attributes.src)).toContain('/files/files/')
})

test('the plus opens album, camera and the files of WeChat; the microphone takes the field’s place', async () => {
  await phone.tap({ name: '发图片或文件' })
  for (const text of ['相册', '拍摄', '微信文件']) await phone.sees({ className: 'attach-words', text })
  await phone.tap({ name: '发语音' })
  await phone.sees({ text: '按住说话，或点击' })
})
