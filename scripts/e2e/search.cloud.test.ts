import { roomWith, type FilledRoom } from '../bench/ui-room'
import { intention } from './demo-cloud'

let room: FilledRoom
const count = 3_000

beforeAll(async () => {
  room = await roomWith(count)
})
afterAll(() => room.close())

const search = (text: string, more: { before?: number; limit?: number } = {}, person = room.staff) =>
  room.demo.get(person, 'chat.search', { roomId: room.roomId, text, ...more })
const all = async (text: string): Promise<number[]> => {
  const found: number[] = []
  let before: number | undefined
  for (;;) {
    const page = await search(text, { limit: 50, ...(before === undefined ? {} : { before }) })
    found.push(...page.messages.map(({ seq }) => seq))
    if (page.next === null) return found
    before = page.next
  }
}
const expected = (fits: (text: string) => boolean): number[] =>
  (room.demo.cloud.engine.find('messages', { roomId: room.roomId }, { limit: 10_000 }) as unknown as { seq: number; text: string }[])
    .filter(({ text }) => fits(text)).map(({ seq }) => seq).sort((a, b) => b - a)
const gatherNow = async () => {
  await room.demo.cloud.engine.handle({
    action: 'database.modifyDocument', collectionName: 'rooms', query: JSON.stringify({ _id: room.roomId }),
    data: JSON.stringify({ $set: { gatherAt: 1 } }), merge: true, upsert: false, multi: false, queryType: 'WHERE',
  })
  await room.demo.cloud.runTimers()
}

test('finds every message with the words, newest first, before the words are gathered and after', async () => {
  const looks = () => Promise.all([all('行政审批局'), all('二期厂房 材料'), all('1234：')])
  const wanted = [
    expected((text) => text.includes('行政审批局')), expected((text) => text.includes('二期厂房') && text.includes('材料')), [1_234],
  ]
  expect(await looks()).toEqual(wanted)
  await gatherNow()
  const gathered = (room.demo.cloud.engine.find('rooms', { _id: room.roomId }, {})[0] as unknown as { gathered: number }).gathered
  expect(gathered).toBeGreaterThan(count - 128)
  expect(await looks()).toEqual(wanted)
})

test('what is said afterwards is found at once; what is recalled, or has other signs, is not', async () => {
  const say = (text: string) => room.demo.get(room.staff, 'chat.send', { roomId: room.roomId, requestId: intention(), text })
  const said = await say('型号 ＡＢＣ-１２（c++ 版）')
  expect((await search('abc-12')).messages.map(({ id }) => id)).toEqual([said.id])
  expect((await search('（C++')).messages.map(({ id }) => id)).toEqual([said.id])
  expect((await search('.*')).messages).toEqual([])
  expect(await search('火星')).toEqual({ messages: [], next: null })
  await room.demo.get(room.staff, 'chat.recall', { messageId: said.id })
  expect((await search('abc-12')).messages).toEqual([])
})

test('a gathered message that is recalled or refused later is not found any more', async () => {
  await room.demo.cloud.engine.handle({
    action: 'database.modifyDocument', collectionName: 'messages', query: JSON.stringify({ _id: 'filled-1233' }),
    data: JSON.stringify({ $set: { kind: 'recalled', text: '' } }), merge: true, upsert: false, multi: false, queryType: 'WHERE',
  })
  expect(await all('1234：')).toEqual([])
})

test('is for the members of the room alone', async () => {
  const input = { roomId: room.roomId, text: '材料' }
  expect((await search('材料', {}, room.cadre)).messages.length).toBeGreaterThan(0)
  for (const person of ['staff-002-1', 'cadre-11']) expect(await room.demo.refused(person, 'chat.search', input)).toEqual({ code: 'not_found' })
  for (const person of ['officer-planning-1', 'supervisor-1', 'admin-1']) {
    expect(await room.demo.refused(person, 'chat.search', input)).toEqual({ code: 'forbidden' })
  }
  expect(await room.demo.refused(room.staff, 'chat.search', { roomId: room.roomId, text: '  ' })).toMatchObject({ code: 'bad_input' })
})
