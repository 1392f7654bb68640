import { type DemoCloud, eventually, intention, startDemoCloud, tuesdayMorning } from './demo-cloud'

let demo: DemoCloud
let roomId: string
const staff = 'staff-001-1'
let cadre: string

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
})
afterAll(() => demo.close())

/** The people who were pushed for the ticket since the last look, sorted. */
const toldOf = (ticketId: string) => {
  let seen = 0
  return (expected: string[]) =>
    eventually(() => {
      const pushes = demo.cloud.pushes().filter((push) => push.errcode === 0 && push.page.endsWith(ticketId))
      const fresh = pushes.slice(seen)
      if (fresh.length < expected.length) return false
      expect(fresh.map((push) => push.personId).sort()).toEqual([...expected].sort())
      for (const push of fresh) expect(push.page).toBe(`pages/ticket/index?id=${ticketId}`)
      seen = pushes.length
      return true
    })
}
const colleagues = async (of: string) =>
  (await demo.get(of, 'chat.room', { roomId })).members.filter((member) => member.role === 'staff').map((member) => member.id)

test('from a sentence in the group to a rating: every step, and who is told of it', async () => {
  const sentence = await demo.get(staff, 'chat.send', { roomId, requestId: intention(), text: '我们二期厂房的施工许可证卡住了，能帮忙吗？' })
  const raised = await demo.get(staff, 'ticket.raise', {
    roomId, requestId: intention(), title: '二期厂房施工许可证办理', text: sentence.text, category: 'cross', messageIds: [sentence.id],
  })
  expect(raised).toMatchObject({ number: '2026-00001', state: 'raised', responsible: { id: cadre }, can: ['withdraw', 'secret'] })
  // Four working hours from ten in the morning end at half past three: noon does not count.
  expect(raised.step?.owes).toBe('accept')
  expect(Math.floor(raised.step!.due.at / 60_000)).toBe(Date.parse('2026-03-03T15:30+08:00') / 60_000)
  // 15 working days after 3 March: 24 March, end of work.
  expect(raised.due?.at).toBe(Date.parse('2026-03-24T17:30+08:00'))
  const told = toldOf(raised.id)
  await told([cadre])

  // The card stands in the room, and the sentence has moved into the ticket's thread.
  const card = await eventually(async () => {
    const { messages } = await demo.get(cadre, 'chat.since', { roomId, after: 0 })
    return messages.some((message) => message.ticketId === raised.id && message.kind === 'text') && messages.find((message) => message.kind === 'card')
  })
  expect(card).toMatchObject({ ticketId: raised.id, text: '2026-00001 二期厂房施工许可证办理' })

  const routed = await demo.get(cadre, 'ticket.route', {
    ticketId: raised.id, requestId: intention(), leadBureauId: 'planning', supportBureauIds: ['approval'],
  })
  expect(routed).toMatchObject({ state: 'routed', leadBureau: { id: 'planning' }, responsible: { id: 'lead-planning' } })
  expect(routed.due?.at).toBe(raised.due?.at)
  const bureau = demo.cloud.engine
    .find('people', { bureauId: { $in: ['planning', 'approval'] }, roles: { $in: ['officer', 'lead'] } }).map((person) => person._id as string)
  await told(bureau)

  const officer = 'officer-planning-1'
  const signed = await demo.get(officer, 'ticket.sign', { ticketId: raised.id, requestId: intention() })
  expect(signed).toMatchObject({ state: 'handling', responsible: { id: officer } })
  await told(await colleagues(staff))

  const words = await demo.get(officer, 'chat.reply', { ticketId: raised.id, requestId: intention(), text: '请补充消防设计文件，我们并联推进。' })
  const inThread = await demo.get(staff, 'chat.thread', { ticketId: raised.id, after: 0 })
  expect(inThread.messages.map((message) => message.id)).toContain(words.id)

  const asked = await demo.get(officer, 'ticket.ask', { ticketId: raised.id, requestId: intention(), owed: '消防设计审查意见' })
  expect(asked.state).toBe('waiting')
  await told(await colleagues(staff))
  await demo.get(staff, 'ticket.supply', { ticketId: raised.id, requestId: intention(), text: '已补充，见附件说明' })
  await told([officer])

  const answered = await demo.get(officer, 'ticket.answer', { ticketId: raised.id, requestId: intention(), result: 'done', text: '施工许可证已核发，请到窗口领取。' })
  expect(answered).toMatchObject({ state: 'answered', due: null, step: { owes: 'confirm' } })
  await told(await colleagues(staff))

  const closed = await demo.get(staff, 'ticket.confirm', { ticketId: raised.id, requestId: intention(), outcome: 'solved', rating: 5, comment: '很快' })
  expect(closed).toMatchObject({ state: 'closed', outcome: 'solved', rating: { stars: 5, comment: '很快' }, left: null })
  expect(closed.history.map((entry) => entry.action)).toEqual(['raise', 'route', 'sign', 'ask', 'supply', 'answer', 'confirm'])
  await told([officer, cadre])
})

test('a repeated request answers as the first did and does nothing again', async () => {
  const requestId = intention()
  const input = { roomId, requestId, title: '夜班通勤班车', text: '希望增加一班夜间班车', category: 'request' as const }
  const first = await demo.get(staff, 'ticket.raise', input)
  const again = await demo.get(staff, 'ticket.raise', input)
  expect(again.id).toBe(first.id)
  expect(again.number).toBe(first.number)

  const accept = intention()
  await demo.get(cadre, 'ticket.accept', { ticketId: first.id, requestId: accept })
  const repeated = await demo.get(cadre, 'ticket.accept', { ticketId: first.id, requestId: accept })
  expect(repeated).toMatchObject({ state: 'handling', version: 2 })
  expect(await demo.refused(cadre, 'ticket.accept', { ticketId: first.id, requestId: intention() })).toEqual({ code: 'wrong_state', state: 'handling' })

  const supervise = { ticketId: first.id, requestId: intention(), note: '请今天给出安排' }
  await demo.get('supervisor-1', 'ticket.supervise', supervise)
  expect((await demo.get('supervisor-1', 'ticket.supervise', supervise)).level).toBe(1)

  const send = { roomId, requestId: intention(), text: '同一句话' }
  const sent = await demo.get(staff, 'chat.send', send)
  await demo.get(cadre, 'chat.send', { roomId, requestId: intention(), text: '后来的一句' })
  expect(await demo.get(staff, 'chat.send', send)).toEqual(sent)
  expect((await demo.get(cadre, 'chat.rooms', {})).rooms.find((room) => room.id === roomId)?.last?.text).toBe('后来的一句')
})

test('a return is answered the same when it is sent again, although the bureau sees the ticket no more', async () => {
  const raised = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '退回重试', text: '试一试', category: 'request' })
  await demo.get(cadre, 'ticket.route', { ticketId: raised.id, requestId: intention(), leadBureauId: 'economy' })
  const giveBack = { ticketId: raised.id, requestId: intention(), reason: '不属本局', dutyId: 'economy-01' }
  const first = await demo.get('officer-economy-1', 'ticket.return', giveBack)
  expect(await demo.get('officer-economy-1', 'ticket.return', giveBack)).toMatchObject({ id: first.id, state: 'raised', version: first.version })
  expect(await demo.refused('officer-economy-1', 'ticket.return', { ...giveBack, requestId: intention() })).toEqual({ code: 'not_found' })
  await demo.get(cadre, 'ticket.accept', { ticketId: raised.id, requestId: intention() })
  expect(await demo.refused('officer-economy-1', 'ticket.return', giveBack)).toEqual({ code: 'not_found' })
})

test('twenty people at once on one ticket: one wins, the others learn where it stands now', async () => {
  const raised = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '门口道路破损', text: '大车进出不便', category: 'request' })
  await demo.get(cadre, 'ticket.route', { ticketId: raised.id, requestId: intention(), leadBureauId: 'planning' })
  const bureau = ['lead-planning', 'officer-planning-1', 'officer-planning-2', 'officer-planning-3', 'officer-planning-4']
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => demo.ask(bureau[index % bureau.length]!, 'ticket.sign', { ticketId: raised.id, requestId: intention() })),
  )
  const winners = answers.filter((answer) => answer.ok)
  expect(winners).toHaveLength(1)
  for (const answer of answers) if (!answer.ok) expect(answer.refusal).toEqual({ code: 'wrong_state', state: 'handling' })
  const history = (await demo.get(cadre, 'ticket.view', { ticketId: raised.id })).history
  expect(history.map((entry) => entry.action)).toEqual(['raise', 'route', 'sign'])
})

test('an answer that nobody reacts to lapses after five working days, unrated', async () => {
  const raised = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '咨询补贴', text: '技改补贴怎么申报', category: 'inquiry' })
  await demo.get(cadre, 'ticket.accept', { ticketId: raised.id, requestId: intention() })
  await demo.get(cadre, 'ticket.answer', { ticketId: raised.id, requestId: intention(), result: 'done', text: '请按指南在系统申报' })
  const end = Date.parse('2026-03-10T17:30+08:00')
  await demo.cloud.clock.set(end - 60_000)
  expect((await demo.get(staff, 'ticket.view', { ticketId: raised.id })).state).toBe('answered')
  await demo.cloud.clock.set(end + 120_000)
  await demo.cloud.runTimers()
  const lapsed = await demo.get(staff, 'ticket.view', { ticketId: raised.id })
  expect(lapsed).toMatchObject({ state: 'closed', outcome: 'unconfirmed', rating: null })
  await demo.cloud.clock.set(tuesdayMorning)
})

test('outside working time nobody is pushed; the notice is in the inbox at once and the push follows in the morning', async () => {
  await demo.cloud.clock.set(Date.parse('2026-03-13T20:00+08:00')) // Friday evening
  const raised = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '周末停电通知', text: '周末计划停电吗', category: 'inquiry' })
  const notice = await eventually(async () => (await demo.get(cadre, 'notify.inbox', {})).notices.find((one) => one.page.endsWith(raised.id)))
  expect(notice).toMatchObject({ kind: 'raised', delivery: 'queued', read: false })
  const friday = demo.cloud.clock.now()
  const pushed = () => demo.cloud.pushes(cadre, friday).filter((push) => push.errcode === 0)
  expect(pushed()).toEqual([])
  await demo.cloud.clock.set(Date.parse('2026-03-16T09:02+08:00')) // Monday
  await demo.cloud.runTimers()
  expect(await eventually(() => pushed().length === 1)).toBe(true)
  expect((await demo.get(cadre, 'notify.inbox', {})).notices.find((one) => one.page.endsWith(raised.id))).toMatchObject({ delivery: 'delivered', via: 'wechat' })
})
