import {
  type ItemAction, type ItemMover, type ItemNeeds, type ItemState, inItemTable, itemActions, itemMovers, itemStates, itemTransitions,
} from '../../../../types/item'
import { ticketStates } from '../../../../types/ticket'
import { announcedCalendar as calendar } from '../../../kit/clock/calendar'
import { firstBreak } from '../history'
import { ticketIn, tuesday } from '../scene.fixture'
import { decide, possible } from '../decide'
import { scene } from '../scene.fixture'
import { approvalWith, itemIn, itemScene, material, ticketWith } from './approval.fixture'
import { addItem, decideItem, possibleOnItem, setTarget, startApproval } from './decide'
import type { ApprovalDocument, ItemDocument } from './documents'
import { liveStates } from './rules'
import { shippedTemplates } from './shipped'

const at = (text: string) => Date.parse(`2026-${text}+08:00`)

/** An input that fits, so that only table and rules decide. */
const inputs: { [A in ItemAction]: ItemNeeds<A> } = {
  provide: { material: 'a', document: { name: '总平面图.pdf', fileId: 'f1', note: undefined } },
  prereview: {}, submit: {}, resubmit: {}, accept: {}, deem: {}, reapply: {},
  review: { reviews: [{ material: 'a', version: 1, ok: true, reason: undefined }] },
  correct: { wrong: [{ material: 'a', reason: '缺盖章页' }], extra: [] },
  grant: { result: '证号 2026-1' }, refuse: { reason: '不符合规划条件' }, drop: { reason: '免于办理' }, assign: { officerId: 'officer-p1' },
  handover: { fromId: 'officer-p2', toId: 'officer-p1' },
}
/** An item that fulfils the action's own rules in that state. */
const prepared = (action: ItemAction, state: ItemState): ItemDocument =>
  itemIn(state, action === 'provide' ? { materials: [material('a', { state: 'rejected' })] } : action === 'handover' ? { officer: { id: 'officer-p2', name: '子' } } : {})
const run = <A extends ItemAction>(action: A, item: ItemDocument, as: readonly ItemMover[], part: Parameters<typeof itemScene>[1] = {}, input?: ItemNeeds<A>) => {
  const approval = approvalWith(item)
  return decideItem(action, ticketWith(approval), approval, item.key, input ?? (inputs[action] as ItemNeeds<A>), itemScene(as, part), 'e')
}
const later = (action: ItemAction) => (action === 'deem' ? { now: at('03-11T09:00') } : {})
const moved = (decided: ReturnType<typeof run>, key = 'permit'): ItemDocument => {
  if (!decided.ok) throw new Error(`refused: ${decided.refusal.code}`)
  return decided.value.approval.items.find((item) => item.key === key)!
}
const code = (decided: ReturnType<typeof run>) => (decided.ok ? null : decided.refusal.code)

describe('the matrix of states, actions and movers', () => {
  const triples = itemStates.flatMap((state) => itemActions.flatMap((action) => itemMovers.map((mover) => [state, action, mover] as const)))

  test.each(triples)('%s · %s · %s', (state, action, mover) => {
    const item = prepared(action, state)
    const before = JSON.stringify(item)
    const decided = run(action, item, [mover], later(action))
    if (inItemTable(action, state, mover)) {
      expect(code(decided)).toBeNull()
      const { to } = itemTransitions[action]
      expect(moved(decided).state).toBe(to === 'same' ? state : to)
      if (!decided.ok) return
      expect(decided.value.event).toMatchObject({ action: `item.${action}`, n: 8, target: '规划许可' })
      expect(decided.value.ticket).toMatchObject({ version: 8, state: 'handling' })
    } else {
      expect(decided).toEqual({ ok: false, refusal: expect.objectContaining({ code: itemTransitions[action].by.includes(mover as never) ? 'wrong_state' : 'forbidden' }) })
    }
    expect(JSON.stringify(item)).toBe(before)
  })

  test('has its size', () => {
    process.stdout.write(`item matrix: ${triples.length} cases (${itemStates.length} states × ${itemActions.length} actions × ${itemMovers.length} movers), ${triples.filter(([state, action, mover]) => inItemTable(action, state, mover)).length} allowed\n`)
    expect(triples).toHaveLength(8 * 14 * 6)
  })

  test.each(ticketStates)('on a ticket that is %s items move only while it lives', (state) => {
    const approval = approvalWith(itemIn('submitted'))
    const decided = decideItem('accept', ticketWith(approval, { state }), approval, 'permit', {}, itemScene(['bureau']), 'e')
    expect(decided.ok).toBe(liveStates.includes(state))
  })

  test('the buttons are what the table allows, and nobody has any', () => {
    for (const state of itemStates) {
      const approval = approvalWith(prepared('accept', state))
      const item = approval.items[0]!
      for (const mover of itemMovers) {
        for (const action of possibleOnItem(ticketWith(approval), approval, item, itemScene([mover]))) expect(inItemTable(action, state, mover)).toBe(true)
      }
      expect(possibleOnItem(ticketWith(approval), approval, item, itemScene([]))).toEqual([])
    }
  })
})

describe('documents', () => {
  const open = (part = {}) => itemIn('preparing', { materials: [material('a', { state: 'missing', version: 0 }), material('c', { state: 'missing', version: 0, mandatory: false }), ...[part].filter((one) => 'key' in one) as never[]] })

  test('each version is a paper of its own, with who and when', () => {
    const first = run('provide', open(), ['staff'])
    expect(first.ok && first.value.papers).toEqual([expect.objectContaining({ _id: 't1:permit:a:1', version: 1, name: '总平面图.pdf', by: { id: 'staff-1', name: '某人' }, at: tuesday + 3_600_000 })])
    const second = run('provide', moved(first), ['staff'])
    expect(second.ok && second.value.papers[0]!._id).toBe('t1:permit:a:2')
    expect(moved(second).materials[0]).toMatchObject({ state: 'provided', version: 2 })
  })

  test('needs a file or words, and a document of the list', () => {
    expect(code(run('provide', open(), ['staff'], {}, { material: 'a', document: { name: '空', fileId: undefined, note: undefined } }))).toBe('bad_input')
    expect(code(run('provide', open(), ['staff'], {}, { ...inputs.provide, material: 'zzz' }))).toBe('bad_input')
  })

  test('what was accepted is replaced only after it was turned down', () => {
    expect(code(run('provide', itemIn('preparing'), ['staff']))).toBe('wrong_state')
    const down = run('review', itemIn('prereview'), ['bureau'], {}, { reviews: [{ material: 'a', version: 1, ok: false, reason: '模糊' }] })
    expect(moved(down).materials[0]).toMatchObject({ state: 'rejected', reason: '模糊' })
    expect(down.ok && down.value.verdicts).toEqual([{ paperId: 't1:permit:a:1', verdict: { ok: false, reason: '模糊', by: { id: 'bureau-1', name: '某人' }, at: tuesday + 3_600_000 } }])
    expect(moved(run('provide', moved(down), ['staff'])).materials[0]).toMatchObject({ state: 'provided', version: 2, reason: null })
  })

  test('a verdict on a version that was replaced meanwhile is refused, and a rejection needs its reason', () => {
    const reviewed = (review: Partial<ItemNeeds<'review'>['reviews'][number]>) =>
      code(run('review', itemIn('prereview'), ['bureau'], {}, { reviews: [{ material: 'a', version: 1, ok: false, reason: '因', ...review }] }))
    expect(reviewed({ version: 2 })).toBe('conflict')
    expect(reviewed({ reason: undefined })).toBe('bad_input')
    expect(reviewed({})).toBeNull()
  })

  test('after the formal submission only the one correction notice turns documents down', () => {
    expect(code(run('review', itemIn('submitted'), ['bureau'], {}, { reviews: [{ material: 'a', version: 1, ok: false, reason: '因' }] }))).toBe('wrong_state')
  })

  test('neither pre-review nor submission begins while a mandatory document is missing or rejected; an optional one does not matter', () => {
    const missing = itemIn('preparing', { materials: [material('a', { state: 'missing', version: 0 })] })
    const rejected = itemIn('preparing', { materials: [material('a', { state: 'rejected' })] })
    const optional = itemIn('preparing', { materials: [material('a'), material('b', { state: 'missing', version: 0, mandatory: false })] })
    for (const action of ['prereview', 'submit'] as const) {
      expect(code(run(action, missing, ['staff']))).toBe('materials_open')
      expect(code(run(action, rejected, ['staff']))).toBe('materials_open')
      expect(code(run(action, optional, ['staff']))).toBeNull()
    }
  })

  test('a permit is granted only on documents that were all looked at', () => {
    expect(code(run('grant', itemIn('accepted', { materials: [material('a', { state: 'provided' })] }), ['bureau']))).toBe('materials_open')
  })
})

describe('the formal procedure', () => {
  test('an item is submitted only when everything before it is granted or not needed', () => {
    const second = itemIn('preparing', { key: 'second', after: ['permit'] })
    const submitAfter = (first: ItemDocument) => {
      const approval = approvalWith(first, second)
      return decideItem('submit', ticketWith(approval), approval, 'second', {}, itemScene(['staff']), 'e')
    }
    for (const state of itemStates) {
      expect(submitAfter(itemIn(state)).ok).toBe(state === 'granted' || state === 'dropped')
    }
    expect(submitAfter(itemIn('accepted'))).toMatchObject({ refusal: { code: 'prerequisites_open' } })
  })

  test('granting the last prerequisite names what may go on now', () => {
    const approval = approvalWith(itemIn('accepted'), itemIn('preparing', { key: 'second', after: ['permit'] }))
    const granted = decideItem('grant', ticketWith(approval), approval, 'permit', inputs.grant, itemScene(['bureau']), 'e')
    expect(granted.ok && granted.value.unlocked).toEqual(['second'])
  })

  test('a correction stops this item’s clock and no other one, and resubmitting starts it again', () => {
    // Submitted on Tuesday 3 March 10:00: seven working days, Thursday 12 March 17:30.
    const approval = approvalWith(itemIn('submitted'), itemIn('accepted', { key: 'other' }))
    const corrected = decideItem('correct', ticketWith(approval), approval, 'permit', inputs.correct, itemScene(['bureau'], { now: at('03-04T10:00') }), 'e')
    const [own, other] = corrected.ok ? corrected.value.approval.items : []
    expect(own!.clock!.pausedAt).toBe(at('03-04T10:00'))
    expect(other!.clock!.pausedAt).toBeNull()
    expect(corrected.ok && corrected.value.ticket.clock.pausedAt).toBeNull()
    expect(code(run('resubmit', own!, ['staff']))).toBe('materials_open')
    const provided = moved(run('provide', own!, ['staff']))
    // Friday 6 March 10:00: the enterprise took two working days, 840 minutes.
    const again = moved(run('resubmit', provided, ['staff'], { now: at('03-06T10:00') }))
    expect(again.clock).toMatchObject({ pausedAt: null, pausedMinutes: 840 })
    expect(approvalWith(again).nextDueAt).toBe(at('03-13T17:30'))
  })

  test('corrections are asked for once, all together, and can add what the list forgot', () => {
    const corrected = moved(run('correct', itemIn('submitted'), ['bureau'], {}, { wrong: [{ material: 'a', reason: '缺页' }], extra: [{ name: '授权书', reason: '代办需要' }] }))
    expect(corrected.materials).toEqual([
      expect.objectContaining({ key: 'a', state: 'rejected', reason: '缺页' }), expect.objectContaining({ key: 'b', state: 'accepted' }),
      expect.objectContaining({ name: '授权书', state: 'missing', mandatory: true, reason: '代办需要' }),
    ])
    expect(code(run('correct', itemIn('submitted', { corrections: 1 }), ['bureau']))).toBe('limit_reached')
    expect(code(run('correct', itemIn('submitted'), ['bureau'], {}, { wrong: [], extra: [] }))).toBe('bad_input')
  })

  test('five working days of silence are acceptance: not a moment earlier, and then no correction is possible', () => {
    // Tuesday 3 March + five working days: Tuesday 10 March 17:30.
    const last = at('03-10T17:30')
    expect(approvalWith(itemIn('submitted')).deemAt).toBe(last)
    expect(code(run('deem', itemIn('submitted'), ['clock'], { now: last }))).toBe('wrong_state')
    expect(code(run('correct', itemIn('submitted'), ['bureau'], { now: last }))).toBeNull()
    expect(code(run('correct', itemIn('submitted'), ['bureau'], { now: last + 1 }))).toBe('too_late')
    const deemed = run('deem', itemIn('submitted'), ['clock'], { now: last + 1 })
    expect(moved(deemed)).toMatchObject({ state: 'accepted', deemed: true })
    expect(deemed.ok && deemed.value.event.actor).toBeNull()
  })

  test('whoever of the bureau acts first has it; the lead gives it to a colleague, never to a stranger', () => {
    expect(moved(run('accept', itemIn('submitted'), ['bureau'])).officer).toEqual({ id: 'bureau-1', name: '某人' })
    expect(moved(run('assign', itemIn('submitted'), ['bureau', 'head'])).officer).toEqual({ id: 'officer-p1', name: '戊' })
    expect(code(run('assign', itemIn('submitted'), ['bureau', 'head'], {}, { officerId: 'officer-a1' }))).toBe('unsuitable_person')
  })

  test('a refused item can be applied for again, with its documents and fresh clocks', () => {
    const again = moved(run('reapply', itemIn('refused', { corrections: 1 }), ['staff']))
    expect(again).toMatchObject({ state: 'preparing', clock: null, corrections: 0, submittedAt: null, decidedAt: null })
    expect(again.materials.map(({ state }) => state)).toEqual(['accepted', 'accepted'])
  })
})

describe('the ticket', () => {
  const start = (template = shippedTemplates[0]!, input: Parameters<typeof startApproval>[3] = { without: [] }, as: ItemMover[] = ['cadre'], ticket = ticketIn('handling'), before: ApprovalDocument | null = null) =>
    startApproval(ticket, before, template, input, itemScene(as, { bureaus: ['planning', 'approval', 'safety-env', 'economy'].map((id) => ({ ref: { id, name: id }, lead: null, officers: [], duties: [] })) }), 'e')

  test('the bureaus of the items take part in it, whatever becomes of its lead bureau', () => {
    const started = start()
    if (!started.ok) throw new Error('refused')
    expect(started.value.ticket.bureauIds).toEqual(['approval', 'planning', 'safety-env', 'economy'])
    const transferred = decide('transfer', started.value.ticket, { leadBureauId: 'planning', reason: '转' }, scene(['cadre']), 'e2')
    expect(transferred.ok && [...transferred.value.ticket.bureauIds].sort()).toEqual(['approval', 'economy', 'planning', 'safety-env'])
    const routed = { ...(transferred.ok ? transferred.value.ticket : ticketIn('routed')), leadBureau: { id: 'approval', name: '审' } }
    const returned = decide('return', routed, { reason: '不属', dutyId: 'approval-01' }, scene(['officer']), 'e3')
    expect(returned.ok && [...returned.value.ticket.bureauIds].sort()).toEqual(['approval', 'economy', 'planning', 'safety-env'])
  })

  test('cannot be answered while a mandatory item is open', () => {
    const may = (...items: ItemDocument[]) => possible(ticketWith(approvalWith(...items)), scene(['cadre'])).includes('answer')
    expect(may(itemIn('accepted'))).toBe(false)
    expect(may(itemIn('granted'))).toBe(true)
    expect(may(itemIn('granted'), itemIn('preparing', { key: 'x', mandatory: false }))).toBe(true)
    expect(decide('answer', ticketWith(approvalWith(itemIn('correcting'))), { result: 'done', text: '好' }, scene(['officer']), 'e')).toMatchObject({ refusal: { code: 'items_open' } })
  })

  test('an approval is begun once, by the cadre or the lead bureau, on a ticket in hand', () => {
    for (const mover of itemMovers) expect(start(undefined, undefined, [mover]).ok).toBe(mover === 'cadre' || mover === 'host')
    for (const state of ticketStates) expect(start(undefined, undefined, undefined, ticketIn(state)).ok).toBe(state === 'handling' || state === 'waiting')
    expect(start(undefined, undefined, undefined, undefined, approvalWith(itemIn('preparing')))).toMatchObject({ refusal: { code: 'wrong_state' } })
    expect(start({ ...shippedTemplates[0]!, items: [{ ...shippedTemplates[0]!.items[0]!, bureauId: 'nowhere' }] })).toMatchObject({ refusal: { code: 'unknown_bureau' } })
  })

  test('what is left out of a template leaves its followers behind its own prerequisites', () => {
    const started = start(undefined, { without: ['site-survey', 'utilities'], startOn: '2026-04-01' })
    const items = started.ok ? started.value.approval.items : []
    expect(items.map(({ key }) => key)).toEqual(['fire-safety', 'planning-permit', 'construction-permit'])
    expect(items[2]!.after).toEqual(['fire-safety', 'planning-permit'])
    expect(start(undefined, { without: shippedTemplates[0]!.items.map(({ key }) => key) })).toMatchObject({ refusal: { code: 'bad_input' } })
  })

  test('an added item may stand before others, but not in a circle and not before what is submitted', () => {
    const approval = approvalWith(itemIn('preparing', { key: 'a' }), itemIn('submitted', { key: 'b' }))
    const add = (after: string[], before: string[], key = 'new') =>
      addItem(ticketWith(approval), approval, { key, name: '新增', bureauId: 'planning', days: 3, mandatory: true, after, materials: [] }, before, itemScene(['cadre']), 'e')
    const added = add([], ['a'])
    expect(added.ok && added.value.approval.items.map((item) => [item.key, item.after])).toEqual([['b', []], ['new', []], ['a', ['new']]])
    expect(add(['a'], ['a'])).toMatchObject({ refusal: { code: 'circular' } })
    expect(add(['ghost'], [])).toMatchObject({ refusal: { code: 'circular' } })
    expect(add([], [], 'a')).toMatchObject({ refusal: { code: 'circular' } })
    expect(add([], ['b'])).toMatchObject({ refusal: { code: 'wrong_state' } })
  })

  test('moves of items continue the one chained line of time', () => {
    const first = start()
    if (!first.ok) throw new Error('refused')
    const { ticket, approval, event } = first.value
    const second = setTarget(ticket, approval, '2026-05-01', itemScene(['staff']), 'e2')
    expect(second.ok && second.value.event).toMatchObject({ n: 9, prev: event.hash, action: 'approval.target', target: '2026-05-01' })
    expect(second.ok && firstBreak([{ ...event, n: 1, prev: '' }, second.value.event])).toBe(1)
  })

  test('the shipped template is in order', () => {
    expect(start()).toMatchObject({ ok: true })
    expect(calendar.day(20_000)).toBeDefined()
  })
})
