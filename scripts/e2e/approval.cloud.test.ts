import { firstBreak } from '../../cloudfunctions/ticket/domain/history'
import type { EventDocument } from '../../cloudfunctions/ticket/domain/documents'
import type { Approval } from '../../types/approval'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'
import { announcement, pdf, upload } from './uploads'

let demo: DemoCloud
let roomId: string
let cadre: string
const staff = 'staff-001-1'
const stranger = 'staff-002-1'
const planning = 'officer-planning-1'
const approvalOfficer = 'officer-approval-1'
const safety = 'officer-safety-env-1'

beforeAll(async () => {
  demo = await startDemoCloud()
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find((member) => member.role === 'cadre')!.id
})
afterAll(() => demo.close())

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const set = (text: string) => demo.cloud.clock.set(at(text))
const runAt = async (text: string) => {
  await set(text)
  await demo.cloud.runTimers()
  await demo.cloud.runTimers()
}
/** A ticket in the hands of the approval bureau with the construction permit's items under way. */
const started = async ({ secret = false, ...options }: { startOn?: string; without?: string[]; secret?: boolean } = {}): Promise<string> => {
  const { id } = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '施工许可', text: '请帮助', category: 'cross', secret })
  await demo.get(cadre, 'ticket.route', { ticketId: id, requestId: intention(), leadBureauId: 'approval' })
  await demo.get(approvalOfficer, 'ticket.sign', { ticketId: id, requestId: intention() })
  await demo.get(approvalOfficer, 'ticket.approval.start', { ticketId: id, requestId: intention(), templateId: 'construction-permit', ...options })
  return id
}
const of = (approval: Approval, key: string) => approval.items.find((item) => item.key === key)!
const provide = async (ticketId: string, item: string, by = staff): Promise<Approval> => {
  let approval = await demo.get(by, 'ticket.approval.view', { ticketId })
  for (const { key, name, mandatory, state } of of(approval, item).materials) {
    if (mandatory && (state === 'missing' || state === 'rejected')) {
      approval = await demo.get(by, 'ticket.item.provide', { ticketId, requestId: intention(), item, material: key, document: { name: `${name}.pdf`, note: '电子件' } })
    }
  }
  return approval
}
const checkAll = async (ticketId: string, item: string, by: string): Promise<Approval> => {
  const approval = await demo.get(by, 'ticket.approval.view', { ticketId })
  return demo.get(by, 'ticket.item.review', {
    ticketId, requestId: intention(), item,
    reviews: of(approval, item).materials.filter(({ state }) => state === 'provided').map(({ key, version }) => ({ material: key, version, ok: true })),
  })
}
const move = (by: string, action: 'prereview' | 'submit' | 'accept' | 'resubmit', ticketId: string, item: string) =>
  demo.get(by, `ticket.item.${action}`, { ticketId, requestId: intention(), item })
const grant = (by: string, ticketId: string, item: string) => demo.get(by, 'ticket.item.grant', { ticketId, requestId: intention(), item, result: '准予许可' })
const kinds = (ticketId: string, personId?: string) =>
  demo.cloud.engine.find('notices', { ticketId, ...(personId === undefined ? {} : { personId }) }).map(({ kind }) => kind as string)

/** What is still to be done is really pushed, and not held for done. */
const pushed = (ticketId: string, kind: string) => eventually(() =>
  demo.cloud.engine.find('notices', { ticketId, kind }).some(({ delivery }) => delivery === 'delivered'))

test('from the template to the permit: pre-review, prerequisites, minutes from submission to permit, and only then the answer', async () => {
  await set('03-03T10:00')
  const ticketId = await started({ without: ['utilities'], startOn: '2026-04-01' })
  const begun = await demo.get(planning, 'ticket.approval.view', { ticketId })
  expect(begun.items.map(({ key, bureau, state }) => [key, bureau.id, state])).toEqual([
    ['fire-safety', 'planning', 'preparing'], ['planning-permit', 'planning', 'preparing'], ['site-survey', 'safety-env', 'preparing'], ['construction-permit', 'approval', 'preparing'],
  ])
  expect(of(begun, 'construction-permit').backward).toEqual({ grantBy: '2026-03-31', submitBy: '2026-03-24', late: 0 })
  expect(begun.end).toBe(at('03-24T17:30'))
  await eventually(() => kinds(ticketId, planning).includes('item_open'))
  // Another row of the outbox: its notice may come a moment later.
  await eventually(() => kinds(ticketId, staff).includes('approval_started'))
  // The support bureau sees this ticket with its thread, and nothing else of the room.
  expect((await demo.get(safety, 'ticket.view', { ticketId })).approval).toEqual({ name: '施工许可（并联审批）', total: 4, done: 0, open: 4 })
  expect(await demo.refused(safety, 'chat.since', { roomId, after: 0 })).toEqual({ code: 'forbidden' })

  // The permit's own documents are checked beforehand, while the prerequisites run.
  await provide(ticketId, 'construction-permit')
  await move(staff, 'prereview', ticketId, 'construction-permit')
  const checked = await checkAll(ticketId, 'construction-permit', approvalOfficer)
  expect(of(checked, 'construction-permit')).toMatchObject({ ready: { accepted: 4, provided: 4, needed: 4 }, turn: 'others', state: 'prereview' })
  expect(await demo.refused(staff, 'ticket.item.submit', { ticketId, requestId: intention(), item: 'construction-permit' })).toMatchObject({ code: 'prerequisites_open' })
  expect(await demo.refused(approvalOfficer, 'ticket.answer', { ticketId, requestId: intention(), result: 'done', text: '好了' })).toMatchObject({ code: 'items_open' })

  for (const [item, officer] of [['fire-safety', planning], ['planning-permit', planning], ['site-survey', safety]] as const) {
    await provide(ticketId, item)
    await move(staff, 'submit', ticketId, item)
    await checkAll(ticketId, item, officer)
    await grant(officer, ticketId, item)
  }
  await set('03-03T14:00')
  await move(staff, 'submit', ticketId, 'construction-permit')
  await set('03-03T14:25')
  const done = await grant(approvalOfficer, ticketId, 'construction-permit')
  expect(of(done, 'construction-permit')).toMatchObject({ state: 'granted', took: 25, officer: { id: approvalOfficer } })
  const answered = await demo.get(approvalOfficer, 'ticket.answer', { ticketId, requestId: intention(), result: 'done', text: '施工许可证已核发' })
  expect(answered.state).toBe('answered')
  const line = demo.cloud.engine.find('ticket_events', { ticketId }, { sort: { n: 1 } }) as unknown as EventDocument[]
  expect(firstBreak(line)).toBeNull()
  expect(line.length).toBe(answered.version)
})

test('one correction list for all items; only the item that waits is paused; documents keep their versions', async () => {
  await set('03-09T10:00')
  const ticketId = await started({ without: ['utilities'] })
  for (const item of ['fire-safety', 'planning-permit']) {
    await provide(ticketId, item)
    await move(staff, 'submit', ticketId, item)
  }
  await set('03-10T10:00')
  const correct = (item: string, material: string, reason: string) =>
    demo.get(planning, 'ticket.item.correct', { ticketId, requestId: intention(), item, wrong: [{ material, reason }], extra: item === 'fire-safety' ? [{ name: '授权委托书', reason: '代办需要' }] : [] })
  await correct('fire-safety', 'fire-drawings', '缺给排水专业')
  const owed = (await correct('planning-permit', 'site-plan', '北侧车道未标注')).owed
  expect(owed.map(({ item, name, reason, correction }) => [item, name, reason, correction])).toEqual([
    ['fire-safety', '消防设计文件', '缺给排水专业', true], ['fire-safety', '授权委托书', '代办需要', true], ['planning-permit', '总平面图', '北侧车道未标注', true],
  ])
  expect(await demo.refused(planning, 'ticket.item.accept', { ticketId, requestId: intention(), item: 'fire-safety' })).toEqual({ code: 'wrong_state', state: 'correcting' })
  expect((await demo.get(staff, 'ticket.view', { ticketId })).state).toBe('handling')
  const waits = await demo.get(staff, 'ticket.approval.mine', {})
  expect(waits.items.filter((row) => row.ticketId === ticketId).map(({ item }) => item).sort()).toEqual(['construction-permit', 'fire-safety', 'planning-permit', 'site-survey'])

  // The enterprise takes one working day for the one item: 420 minutes later, the other one still stands still.
  await provide(ticketId, 'fire-safety')
  await set('03-11T10:00')
  const again = await move(staff, 'resubmit', ticketId, 'fire-safety')
  expect(of(again, 'fire-safety').due).toMatchObject({ at: at('03-24T17:30'), why: { pausedMinutes: 420 } })
  expect(of(again, 'planning-permit')).toMatchObject({ paused: true, left: null })
  const drawings = of(again, 'fire-safety').materials.find(({ key }) => key === 'fire-drawings')!
  expect(drawings.papers.map(({ version, by, verdict }) => [version, by.id, verdict?.reason ?? null])).toEqual([[2, staff, null], [1, staff, '缺给排水专业']])
  expect(await demo.refused(planning, 'ticket.item.correct', { ticketId, requestId: intention(), item: 'fire-safety', wrong: [{ material: 'fire-drawings', reason: '再补' }] })).toMatchObject({ code: 'limit_reached' })
})

test('a document is what its provider uploaded for this very ticket', async () => {
  await set('03-12T10:00')
  const ticketId = await started()
  const file = { by: staff, roomId: null, ticketId, purpose: 'document', kind: 'file', name: '总平面图.pdf', size: 9, state: 'ready', type: 'pdf', seconds: null, width: null, height: null, thumb: null }
  await demo.cloud.engine.insertMany('files', [
    { _id: 'own-document', ...file }, { _id: 'of-another', ...file, by: 'staff-001-2' }, { _id: 'elsewhere', ...file, ticketId: 'another-ticket' },
    { _id: 'unfinished', ...file, state: 'begun' }, { _id: 'in-a-message', ...file, purpose: 'message' },
  ])
  const give = (fileId: string) =>
    demo.ask(staff, 'ticket.item.provide', { ticketId, requestId: intention(), item: 'planning-permit', material: 'site-plan', document: { name: '总平面图.pdf', fileId } })
  for (const fileId of ['guessed', 'of-another', 'elsewhere', 'unfinished', 'in-a-message']) {
    expect({ fileId, ...await give(fileId) }).toMatchObject({ fileId, refusal: { code: 'bad_input', fields: ['document.fileId'] } })
  }
  const given = await give('own-document')
  expect(given.ok && of(given.value, 'planning-permit').materials[0]).toMatchObject({
    state: 'provided', papers: [{ file: { id: 'own-document', name: '总平面图.pdf', type: 'pdf' } }],
  })
})

describe('an uploaded document of a trade secret', () => {
  const bytes = pdf('总平面图')
  const opens = async (who: string, fileId: string): Promise<boolean> => (await demo.ask(who, 'file.link', { fileId })).ok
  const papersOf = async (who: string, ticketId: string) =>
    (await demo.get(who, 'ticket.approval.view', { ticketId })).items.flatMap(({ materials }) => materials).flatMap(({ papers }) => papers)
  let ticketId: string
  const give = async (item: string, material: string) => {
    const file = await upload(demo, staff, { place: { ticketId }, purpose: 'document', name: `${material}.pdf`, bytes })
    await demo.get(staff, 'ticket.item.provide', { ticketId, requestId: intention(), item, material, document: { name: material, fileId: file.id } })
    return file
  }
  beforeAll(async () => {
    await set('03-13T10:00')
    ticketId = await started({ secret: true, without: ['utilities'] })
  })

  test('opens for the bureau of its item, whole, and for no other bureau, enterprise or person', async () => {
    const loose = await upload(demo, staff, { place: { ticketId }, purpose: 'document', name: '未提交.pdf', bytes })
    expect(await demo.get(safety, 'ticket.view', { ticketId })).toMatchObject({ hidden: true })
    const first = await give('planning-permit', 'site-plan')
    const second = await give('planning-permit', 'site-plan')
    // The item's officer sees both versions with what the card needs, and opens them.
    expect((await papersOf(planning, ticketId)).map(({ file }) => file)).toEqual([second, first])
    const { url } = await demo.get(planning, 'file.link', { fileId: second.id })
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes)
    for (const who of [staff, 'staff-001-2', cadre, approvalOfficer, planning]) expect([who, await opens(who, first.id)]).toEqual([who, true])
    // The officer of another item of the same ticket neither sees nor opens it, nor does anybody else.
    expect(await papersOf(safety, ticketId)).toEqual([])
    for (const who of [safety, stranger, 'cadre-11', 'officer-investment-1', 'supervisor-1', 'admin-1']) {
      expect([who, await opens(who, first.id), await opens(who, second.id)]).toEqual([who, false, false])
    }
    expect(await demo.refused(safety, 'file.link', { fileId: second.id })).toEqual({ code: 'not_found' })
    expect(await demo.get(safety, 'file.links', { files: [{ fileId: second.id }] })).toEqual({ links: [] })
    // What was uploaded and given to no item is no bureau's but the lead's.
    expect([await opens(planning, loose.id), await opens(approvalOfficer, loose.id)]).toEqual([false, true])
    // Its own item's it opens, though the ticket stays hidden.
    const survey = (await demo.get(staff, 'ticket.approval.view', { ticketId })).items.find(({ key }) => key === 'site-survey')!.materials[0]!
    const own = await give('site-survey', survey.key)
    expect([await opens(safety, own.id), await opens(planning, own.id)]).toEqual([true, false])
    // The enterprise sees who has looked.
    const { looks } = await demo.get(staff, 'ticket.looks', { ticketId })
    expect(looks).toContainEqual(expect.objectContaining({ as: 'bureau', person: expect.objectContaining({ id: planning }) }))
  })

  test('whoever may not see the ticket cannot upload to it, and nobody provides what was refused', async () => {
    const sent = { place: { ticketId }, purpose: 'document' as const, name: '图.pdf', bytes }
    for (const who of [stranger, 'officer-investment-1']) expect(await demo.refused(who, 'file.begin', announcement(sent))).toEqual({ code: 'not_found' })
    expect(await demo.refused(staff, 'file.begin', announcement({ ...sent, name: '程序.exe' }))).toEqual({ code: 'unsupported_type' })
    await expect(upload(demo, staff, { ...sent, bytes: Buffer.from('MZ a program') })).rejects.toThrow('disguised')
  })
})

test('five working days of silence are acceptance, by the clock and through the index; the enterprise is told', async () => {
  await set('03-16T10:00')
  const ticketId = await started()
  await provide(ticketId, 'planning-permit')
  await move(staff, 'submit', ticketId, 'planning-permit')
  await runAt('03-23T17:29')
  expect(of(await demo.get(staff, 'ticket.approval.view', { ticketId }), 'planning-permit').state).toBe('submitted')
  expect(kinds(ticketId)).toContain('item_deem_soon')
  await set('03-23T17:31')
  await Promise.all([demo.cloud.runTimers(), demo.cloud.runTimers()])
  const view = await demo.get(staff, 'ticket.approval.view', { ticketId })
  expect(of(view, 'planning-permit')).toMatchObject({ state: 'accepted', deemed: true })
  expect(demo.cloud.engine.find('ticket_events', { ticketId, action: 'item.deem' })).toHaveLength(1)
  await demo.cloud.runTimers()
  expect(kinds(ticketId, staff)).toContain('item_deemed')
  // Seven working days from 16 March: 25 March. It is chased like any deadline.
  await runAt('03-25T10:00')
  await runAt('03-26T09:01')
  expect(kinds(ticketId, planning)).toContain('item_overdue')
  expect(kinds(ticketId, cadre)).toContain('item_overdue')
})

test('nobody else sees or moves anything: strangers learn nothing, a bureau moves only its own items', async () => {
  await set('04-01T10:00')
  const ticketId = await started({ without: ['utilities'] })
  await provide(ticketId, 'planning-permit')
  await move(staff, 'submit', ticketId, 'planning-permit')
  const input = { ticketId, requestId: intention(), item: 'planning-permit' }
  for (const who of [stranger, 'cadre-11', 'officer-investment-1', 'officer-economy-1']) {
    expect(await demo.refused(who, 'ticket.approval.view', { ticketId })).toEqual({ code: 'not_found' })
    expect((await demo.get(who, 'ticket.approval.mine', {})).items.filter((row) => row.ticketId === ticketId)).toEqual([])
  }
  expect(await demo.refused('officer-investment-1', 'ticket.item.accept', input)).toEqual({ code: 'not_found' })
  expect(await demo.refused(safety, 'ticket.item.accept', input)).toEqual({ code: 'forbidden' })
  expect(await demo.refused(approvalOfficer, 'ticket.item.accept', input)).toEqual({ code: 'forbidden' })
  expect(await demo.refused(staff, 'ticket.item.accept', input)).toEqual({ code: 'forbidden' })
  expect(await demo.refused('supervisor-1', 'ticket.item.accept', input)).toEqual({ code: 'forbidden' })
  expect((await demo.get('supervisor-1', 'ticket.approval.view', { ticketId })).items.flatMap(({ can }) => can)).toEqual([])
  expect(await demo.refused(planning, 'ticket.item.accept', { ...input, item: 'ghost' })).toEqual({ code: 'not_found' })
  // Every button that is shown works, and the second tap on it answers as the first.
  expect(of(await demo.get(planning, 'ticket.approval.view', { ticketId }), 'planning-permit').can).toContain('accept')
  const accepted = await demo.get(planning, 'ticket.item.accept', input)
  const again = await demo.get(planning, 'ticket.item.accept', input)
  expect([again.ticket, of(again, 'planning-permit').state]).toEqual([accepted.ticket, 'accepted'])
  expect(demo.cloud.engine.find('ticket_events', { ticketId, action: 'item.accept' })).toHaveLength(1)
})

test('ten people at once on different items of one ticket: nothing is lost, the line of time stays whole', async () => {
  await set('04-07T10:00')
  const ticketId = await started()
  const view = await demo.get(staff, 'ticket.approval.view', { ticketId })
  const all = view.items.flatMap((item) => item.materials.map((material) => ({ item: item.key, material: material.key }))).slice(0, 10)
  const answers = await Promise.all(all.map((place) => demo.ask(staff, 'ticket.item.provide', { ticketId, requestId: intention(), ...place, document: { name: '同时', note: '同时提交' } })))
  const won = answers.filter(({ ok }) => ok).length
  expect(demo.cloud.engine.find('approval_papers', { ticketId })).toHaveLength(won)
  const after = await demo.get(staff, 'ticket.approval.view', { ticketId })
  expect(after.items.flatMap(({ materials }) => materials).filter(({ state }) => state === 'provided')).toHaveLength(won)
  for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe('conflict')
  expect(firstBreak(demo.cloud.engine.find('ticket_events', { ticketId }, { sort: { n: 1 } }) as unknown as EventDocument[])).toBeNull()
})

test('a step of the plan is chased an hour before its date, ticked by its bureau, and then chased no more', async () => {
  await set('04-13T10:00')
  const { id: ticketId } = await demo.get(staff, 'ticket.raise', { roomId, requestId: intention(), title: '方案', text: '请帮助', category: 'hard' })
  await demo.get(cadre, 'ticket.route', { ticketId, requestId: intention(), leadBureauId: 'approval', supportBureauIds: ['safety-env'] })
  await demo.get(approvalOfficer, 'ticket.sign', { ticketId, requestId: intention() })
  const planned = await demo.get(approvalOfficer, 'ticket.plan', {
    ticketId, requestId: intention(), steps: [{ what: '踏勘', bureauId: 'safety-env', by: at('04-14T17:30') }, { what: '发证', bureauId: 'approval', by: at('04-15T17:30') }],
  })
  const [survey, permit] = planned.plan
  await runAt('04-14T16:29')
  expect(kinds(ticketId)).not.toContain('step_due')
  await runAt('04-14T16:31')
  expect(kinds(ticketId, safety)).toContain('step_due')
  await pushed(ticketId, 'step_due')
  expect((await demo.get(safety, 'ticket.view', { ticketId })).plan.map(({ mine }) => mine)).toEqual([true, false])
  expect(await demo.refused(safety, 'ticket.plan.done', { ticketId, requestId: intention(), stepId: permit!.id })).toEqual({ code: 'forbidden' })
  const ticked = await demo.get(safety, 'ticket.plan.done', { ticketId, requestId: intention(), stepId: survey!.id, note: '合格' })
  expect(ticked.plan[0]!.done).toMatchObject({ by: { id: safety }, note: '合格' })
  await runAt('04-15T09:01')
  expect(kinds(ticketId)).not.toContain('step_late')
  await runAt('04-16T09:01')
  expect(kinds(ticketId, approvalOfficer)).toContain('step_late')
  // Whoever was pushed something else that morning hears of it half an hour later.
  await runAt('04-16T09:35')
  await pushed(ticketId, 'step_late')
  // A new plan keeps what was done of the old one.
  const replanned = await demo.get(approvalOfficer, 'ticket.plan', {
    ticketId, requestId: intention(), steps: [{ id: survey!.id, what: '踏勘', bureauId: 'safety-env', by: at('04-14T17:30') }, { what: '改期发证', bureauId: 'approval', by: at('04-20T17:30') }],
  })
  expect(replanned.plan.map(({ done }) => done !== null)).toEqual([true, false])
})

test('an admin changes a template and makes another; circles and unknown bureaus are refused; what is under way stays', async () => {
  await set('04-27T10:00')
  const ticketId = await started()
  const [shipped] = (await demo.get('admin-1', 'ticket.templates', {})).templates
  const { version, retired: _, ...template } = shipped!
  const save = (changed: typeof template, from: number) => demo.ask('admin-1', 'ticket.template.save', { requestId: intention(), template: changed, version: from })
  const [first, ...rest] = template.items
  expect(await save({ ...template, items: [{ ...first!, after: ['construction-permit'] }, ...rest] }, version)).toMatchObject({ refusal: { code: 'circular' } })
  expect(await save({ ...template, items: [{ ...first!, bureauId: 'nowhere' }, ...rest] }, version)).toMatchObject({ refusal: { code: 'unknown_bureau' } })
  const request = { requestId: intention(), template: { ...template, items: [{ ...first!, days: 4 }, ...rest] }, version }
  const saved = await demo.get('admin-1', 'ticket.template.save', request)
  expect(saved.version).toBe(1)
  expect(await demo.get('admin-1', 'ticket.template.save', request)).toEqual(saved)
  expect(await save(template, version)).toMatchObject({ refusal: { code: 'conflict' } })
  expect(of(await demo.get(staff, 'ticket.approval.view', { ticketId }), 'fire-safety').days).toBe(10)
  expect(of(await demo.get(staff, 'ticket.approval.view', { ticketId: await started() }), 'fire-safety').days).toBe(4)
  expect(await demo.refused(staff, 'ticket.template.save', request)).toEqual({ code: 'forbidden' })
})

test('a ticket that comes back finds its items again: whose officer has left goes to the bureau’s lead, and silence counts once more', async () => {
  await set('05-06T10:00')
  const [officer, lead] = ['officer-economy-2', 'lead-economy']
  const ticketId = await started({ without: ['fire-safety', 'planning-permit', 'site-survey', 'construction-permit'] })
  const step = { ticketId, item: 'utilities' }
  await demo.get(lead, 'ticket.item.assign', { ...step, requestId: intention(), officerId: officer })
  await move(staff, 'submit', ticketId, 'utilities')
  await demo.get(approvalOfficer, 'ticket.answer', { ticketId, requestId: intention(), result: 'done', text: '已办妥' })
  await demo.get(staff, 'ticket.confirm', { ticketId, requestId: intention(), outcome: 'solved' })
  // The officer leaves, and the time for a correction notice passes, while nobody has to do anything.
  await demo.get('admin-1', 'roster.handover', { requestId: intention(), fromId: officer, toId: 'officer-economy-1', leaving: true })
  await runAt('05-14T10:00')
  const stored = () => demo.cloud.engine.find('approvals', { _id: ticketId })[0] as unknown as { waitsFor: string[]; items: { key: string; state: string; officer: { id: string } }[] }
  expect(stored()).toMatchObject({ waitsFor: [], items: [{ key: 'utilities', state: 'submitted', officer: { id: officer } }] })

  await demo.get(staff, 'ticket.reopen', { ticketId, requestId: intention(), missing: '临时用电没有接通' })
  await eventually(() => stored().items[0]!.officer.id === lead && stored().waitsFor.includes('bureau:economy'))
  expect((await demo.get(staff, 'ticket.view', { ticketId })).history.at(-1)).toMatchObject({ action: 'item.handover', actor: null, text: expect.any(String) })
  expect((await demo.get(lead, 'ticket.approval.mine', {})).items.filter((row) => row.ticketId === ticketId)).toHaveLength(1)
  await eventually(() => kinds(ticketId, lead).includes('handed_over'))
  await runAt('05-14T10:05')
  expect(stored().items[0]!.state).toBe('accepted')
  expect((await demo.get('admin-1', 'roster.check', {})).findings.filter(({ kind }) => kind === 'part_without_person')).toEqual([])
})

test('documents from before there were files are read as they are, and replaced like any other', async () => {
  await set('05-18T10:00')
  const ticketId = await started()
  const material = { ticketId, item: 'planning-permit', material: 'site-plan' }
  await demo.get(staff, 'ticket.item.provide', { ...material, requestId: intention(), document: { name: '总平面图', note: '纸质件已交窗口' } })
  const paper = demo.cloud.engine.find('approval_papers', { ticketId })[0]!
  await demo.cloud.engine.handle({
    action: 'database.modifyDocument', collectionName: 'approval_papers', queryType: 'DOC', query: JSON.stringify({ _id: paper._id }),
    data: JSON.stringify({ $unset: { file: '' } }), merge: true, upsert: false, multi: false,
  })
  expect(demo.cloud.engine.find('approval_papers', { ticketId })[0]).not.toHaveProperty('file')
  const papers = async (who: string) => of(await demo.get(who, 'ticket.approval.view', { ticketId }), 'planning-permit').materials.find(({ key }) => key === 'site-plan')!.papers
  for (const who of [staff, planning]) expect(await papers(who)).toMatchObject([{ version: 1, file: null, note: '纸质件已交窗口' }])
  const file = await upload(demo, staff, { place: { ticketId }, purpose: 'document', name: '总平面图.pdf', bytes: pdf('图') })
  await demo.get(staff, 'ticket.item.provide', { ...material, requestId: intention(), document: { name: '总平面图.pdf', fileId: file.id } })
  expect(await papers(planning)).toMatchObject([{ version: 2, file: { id: file.id } }, { version: 1, file: null, note: '纸质件已交窗口' }])
})
