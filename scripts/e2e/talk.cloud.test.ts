import type { Message } from '../../types/chat'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
let roomId: string
let cadre: string
const staff = 'staff-001-1'
const colleague = 'staff-001-2'
const outsider = 'staff-002-1'
const officer = 'officer-planning-1'

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
})
afterAll(() => demo.close())

const say = (person: string, text: string, more: { quoteId?: string; mentions?: string[] } = {}): Promise<Message> =>
  demo.get(person, 'chat.send', { roomId, requestId: intention(), text, ...more })
const latest = async (person = staff): Promise<Message[]> => (await demo.get(person, 'chat.before', { roomId, limit: 100 })).messages
const seen = async (id: string, person = staff): Promise<Message> => (await latest(person)).find((message) => message.id === id)!
const raised = async (messageIds: string[] = [], title = '用电增容') => {
  const ticket = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title, text: '请协助', category: 'request', messageIds })
  await demo.get(cadre, 'ticket.route', { ticketId: ticket.id, requestId: intention(), leadBureauId: 'planning' })
  await eventually(async () => (await latest()).some(({ kind, ticketId }) => kind === 'card' && ticketId === ticket.id))
  return ticket
}
const thread = async (person: string, ticketId: string) => (await demo.get(person, 'chat.thread', { ticketId, after: 0 })).messages

describe('a quotation', () => {
  test('says what was quoted, and nothing any more once that is recalled', async () => {
    const first = await say(staff, '保密的报价是三百万')
    const answer = await say(cadre, '收到', { quoteId: first.id })
    expect(answer.quote).toEqual({ id: first.id, seq: first.seq, author: first.author.name, kind: 'text', text: '保密的报价是三百万' })
    const before = await seen(answer.id)
    await demo.get(staff, 'chat.recall', { messageId: first.id })
    const after = await seen(answer.id)
    expect(after.quote).toMatchObject({ kind: 'recalled', text: '' })
    // Who has it on the screen already fetches it anew.
    expect(after.rev).toBeGreaterThan(before.rev)
    const page = await demo.get(staff, 'chat.since', { roomId, after: before.rev })
    expect(page.messages.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, answer.id]))
    expect(JSON.stringify(demo.cloud.engine.find('messages', { roomId }, {}))).not.toContain('三百万')
  })

  test('of another room is refused as if it did not exist', async () => {
    const elsewhere = (await demo.get(outsider, 'roster.me', {})).enterprise!.id
    const other = await demo.get(outsider, 'chat.send', { roomId: elsewhere, requestId: intention(), text: '别家的话' })
    for (const quoteId of [other.id, 'no-such-message']) {
      expect(await demo.refused(staff, 'chat.send', { roomId, requestId: intention(), text: '引用', quoteId })).toEqual({ code: 'not_found' })
    }
  })

  test('from the room tells a thread\'s officer nothing of the room', async () => {
    const outside = await say(staff, '群里的内部安排')
    const ticket = await raised()
    await demo.get(staff, 'chat.reply', { ticketId: ticket.id, requestId: intention(), text: '见引用', quoteId: outside.id })
    const [ours, theirs] = await Promise.all([thread(staff, ticket.id), thread(officer, ticket.id)])
    expect(ours.find(({ text }) => text === '见引用')!.quote!.text).toBe('群里的内部安排')
    expect(theirs.find(({ text }) => text === '见引用')!.quote).toEqual({ id: outside.id, seq: 0, author: '', kind: 'hidden', text: '' })
    expect(await demo.refused(officer, 'chat.reply', { ticketId: ticket.id, requestId: intention(), text: '猜', quoteId: outside.id })).toEqual({ code: 'not_found' })
  })
})

describe('a mention', () => {
  test('marks the room for who is meant until he has read it, and owes him one notice', async () => {
    const message = await say(staff, '@同事 请看', { mentions: [colleague, colleague, outsider, staff] })
    expect(message.mentions).toEqual([colleague])
    expect((await demo.get(colleague, 'chat.rooms', {})).rooms[0]).toMatchObject({ mentioned: true })
    const notices = await eventually(async () => {
      const found = (await demo.get(colleague, 'notify.inbox', {})).notices.filter(({ kind }) => kind === 'mentioned')
      return found.length > 0 && found
    })
    expect(notices).toHaveLength(1)
    expect(JSON.stringify(notices)).not.toContain('请看')
    await demo.get(colleague, 'chat.read', { roomId, seq: message.seq })
    expect((await demo.get(colleague, 'chat.rooms', {})).rooms[0]).toMatchObject({ mentioned: false })
    expect((await demo.get(outsider, 'notify.inbox', {})).notices.filter(({ kind }) => kind === 'mentioned')).toEqual([])
  })

  test('of everybody is the cadre\'s alone', async () => {
    expect((await say(staff, '@所有人', { mentions: ['all'] })).mentions).toBeUndefined()
    expect((await say(cadre, '@所有人', { mentions: ['all'] })).mentions).toEqual(['all'])
    await eventually(async () => (await demo.get(staff, 'notify.inbox', {})).notices.some(({ kind }) => kind === 'mentioned'))
  })

  test('sent again with the same id is one message and one notice', async () => {
    const again = { roomId, requestId: intention(), text: '@同事 再看', mentions: [colleague] }
    const [one, two] = [await demo.get(staff, 'chat.send', again), await demo.get(staff, 'chat.send', again)]
    expect(two).toEqual(one)
    expect(demo.cloud.engine.find('outbox', { _id: { $in: [`${one.id}-at-enterprise`] } }, {})).toHaveLength(1)
  })
})

test('who has read a message is told by name to the room, and to nobody else', async () => {
  const message = await say(staff, '谁看过这句')
  await demo.get(cadre, 'chat.read', { roomId, seq: message.seq })
  const { read, unread } = await demo.get(staff, 'chat.readers', { messageId: message.id })
  expect(read.map(({ id }) => id)).toEqual([cadre])
  expect(unread.map(({ id }) => id)).toContain(colleague)
  expect([...read, ...unread].map(({ id }) => id)).not.toContain(staff)
  for (const person of [outsider, 'cadre-11']) expect(await demo.refused(person, 'chat.readers', { messageId: message.id })).toEqual({ code: 'not_found' })
})

test('what stands around a place is for the room alone', async () => {
  const messages = await latest()
  const middle = messages[Math.floor(messages.length / 2)]!
  const page = await demo.get(staff, 'chat.around', { roomId, seq: middle.seq, limit: 6 })
  expect(page.messages.map(({ seq }) => seq)).toEqual([...page.messages.map(({ seq }) => seq)].sort((a, b) => a - b))
  expect(page.messages).toContainEqual(middle)
  expect(page).toMatchObject({ hasOlder: true, hasNewer: true })
  expect(await demo.refused(outsider, 'chat.around', { roomId, seq: middle.seq })).toEqual({ code: 'not_found' })
})

describe('into a thread', () => {
  test('several messages move with a line in the room; the officer then reads them and nothing else', async () => {
    const ticket = await raised()
    const stays = await say(staff, '这句留在群里')
    const two = [await say(staff, '移走一'), await say(cadre, '移走二')]
    const input = { ticketId: ticket.id, requestId: intention(), messageIds: two.map(({ id }) => id) }
    expect(await demo.get(cadre, 'chat.move', input)).toEqual({ moved: 2 })
    expect(await demo.get(cadre, 'chat.move', input)).toEqual({ moved: 2 })
    const room = await latest()
    expect(room.filter(({ line, ticketId }) => line?.event === 'moved' && ticketId === ticket.id).map(({ line }) => line!.count)).toEqual([2])
    expect(room.filter(({ moved, ticketId }) => moved && ticketId === ticket.id).map(({ text }) => text)).toEqual(['移走一', '移走二'])
    const read = (await thread(officer, ticket.id)).map(({ text }) => text)
    expect(read).toEqual(expect.arrayContaining(['移走一', '移走二']))
    expect(read).not.toContain(stays.text)
  })

  test('everything from one message on moves; what came before and what is in another thread stays', async () => {
    const ticket = await raised()
    const other = await raised()
    const before = await say(staff, '之前的话')
    const first = await say(staff, '从这句开始')
    const taken = await say(staff, '已在别的话题')
    await demo.get(staff, 'chat.move', { ticketId: other.id, requestId: intention(), messageIds: [taken.id] })
    const last = await say(cadre, '到这句为止')
    expect(await demo.get(staff, 'chat.move', { ticketId: ticket.id, requestId: intention(), fromId: first.id })).toEqual({ moved: 2 })
    const where = async (id: string) => (await seen(id)).ticketId
    expect(await Promise.all([before, first, taken, last].map(({ id }) => where(id)))).toEqual([null, ticket.id, other.id, ticket.id])
  })

  test('a copy can be forwarded; it says who said it first, and dies with the original', async () => {
    const ticket = await raised()
    const message = await say(colleague, '变压器铭牌是 630')
    const input = { ticketId: ticket.id, requestId: intention(), messageIds: [message.id] }
    const [copy] = (await demo.get(staff, 'chat.forward', input)).messages
    expect((await demo.get(staff, 'chat.forward', input)).messages).toEqual([copy])
    expect(copy).toMatchObject({ text: message.text, ticketId: ticket.id, forwarded: { author: message.author.name, at: message.at } })
    expect((await seen(message.id)).ticketId).toBeNull()
    expect((await thread(officer, ticket.id)).filter(({ text }) => text === message.text)).toHaveLength(1)
    await demo.get(colleague, 'chat.recall', { messageId: message.id })
    expect(JSON.stringify(await thread(officer, ticket.id))).not.toContain('铭牌')
  })

  test('one message with two problems becomes two tickets, each with its words', async () => {
    const message = await say(staff, '夜班停电，另外门口积水')
    const one = await raised([message.id], '夜班停电')
    const two = await raised([message.id], '门口积水')
    const words = async (ticketId: string) => (await thread(officer, ticketId)).filter(({ text }) => text === message.text)
    const [first, second] = [
      await eventually(async () => (await words(one.id)).length === 1 && words(one.id)),
      await eventually(async () => (await words(two.id)).length === 1 && words(two.id)),
    ]
    expect(first[0]).toMatchObject({ id: message.id, moved: true })
    expect(second[0]).toMatchObject({ forwarded: { author: message.author.name } })
  })

  test('nobody outside the room moves or forwards, and no room\'s message goes into another room\'s thread', async () => {
    const ticket = await raised()
    const message = await say(staff, '不给外人动')
    const input = { ticketId: ticket.id, requestId: intention(), messageIds: [message.id] }
    for (const call of ['chat.move', 'chat.forward'] as const) {
      expect(await demo.refused(outsider, call, input)).toEqual({ code: 'not_found' })
      expect(await demo.refused('cadre-11', call, input)).toEqual({ code: 'not_found' })
      expect(await demo.refused(officer, call, input)).toEqual({ code: 'forbidden' })
    }
    const elsewhere = (await demo.get(outsider, 'roster.me', {})).enterprise!.id
    const foreign = await demo.get(outsider, 'chat.send', { roomId: elsewhere, requestId: intention(), text: '别家的话' })
    expect(await demo.get(staff, 'chat.move', { ticketId: ticket.id, requestId: intention(), messageIds: [foreign.id] })).toEqual({ moved: 0 })
    expect(await demo.refused(staff, 'chat.move', { ticketId: ticket.id, requestId: intention(), fromId: foreign.id })).toEqual({ code: 'not_found' })
    expect(await demo.refused(staff, 'chat.forward', { ticketId: ticket.id, requestId: intention(), messageIds: [foreign.id] })).toEqual({ code: 'not_found' })
  })
})

describe('sending and reading', () => {
  test('two devices of one person write at once: everything is there once, and what one has read the other has too', async () => {
    const texts = Array.from({ length: 12 }, (_, n) => `两台设备 ${n}`)
    const intentions = texts.map(() => intention())
    const device = (mine: (n: number) => boolean) => Promise.all(texts.filter((_, n) => mine(n)).map((text) =>
      demo.get(staff, 'chat.send', { roomId, requestId: intentions[texts.indexOf(text)]!, text })))
    // Both send their own, and some that the other has taken over.
    await Promise.all([device((n) => n < 8), device((n) => n >= 4)])
    const there = (await latest()).filter(({ text }) => text.startsWith('两台设备'))
    expect(there.map(({ text }) => text).sort()).toEqual([...texts].sort())
    expect(new Set(there.map(({ seq }) => seq)).size).toBe(texts.length)

    const newest = there.at(-1)!.seq
    await Promise.all([newest, newest - 5, newest - 2].map((seq) => demo.get(colleague, 'chat.read', { roomId, seq })))
    expect((await demo.get(colleague, 'chat.room', { roomId })).readSeq).toBe(newest)
    expect((await demo.get(colleague, 'chat.rooms', {})).rooms[0]).toMatchObject({ unread: 0 })
  })

  test('a clock that runs behind changes neither the order nor what a reader gets', async () => {
    const now = demo.cloud.clock.now()
    const cursor = (await demo.get(colleague, 'chat.before', { roomId, limit: 1 })).cursor
    const first = await say(staff, '正点')
    await demo.cloud.clock.set(now - 3_600_000)
    const second = await say(cadre, '慢了一小时')
    await demo.cloud.clock.set(now + 1_000)
    const third = await say(staff, '又正点')
    expect(second.at).toBeLessThan(first.at)
    const page = await demo.get(colleague, 'chat.since', { roomId, after: cursor })
    expect(page.messages.map(({ text }) => text)).toEqual(['正点', '慢了一小时', '又正点'])
    expect([first, second, third].map(({ seq }) => seq)).toEqual([first.seq, first.seq + 1, first.seq + 2])
  })

  test('a message that comes while the history is being read is neither missing nor doubled', async () => {
    const writing = (async () => {
      for (let n = 0; n < 30; n += 1) await say(staff, `边读边写 ${n}`)
    })()
    const page = await demo.get(colleague, 'chat.before', { roomId, limit: 20 })
    const got = new Map(page.messages.map((message) => [message.id, message]))
    await writing
    for (let after = page.cursor; ;) {
      const next = await demo.get(colleague, 'chat.since', { roomId, after, limit: 7 })
      for (const message of next.messages) got.set(message.id, message)
      if (!next.more) break
      // As the app reads: the cursor may wait before a number that somebody is still using, what lies behind it is read on.
      after = Math.max(next.cursor, next.messages.at(-1)?.rev ?? 0)
    }
    expect([...got.values()].filter(({ text }) => text.startsWith('边读边写')).map(({ text }) => text)).toEqual(
      Array.from({ length: 30 }, (_, n) => `边读边写 ${n}`),
    )
  })
})
