import { type ItemAction, type ItemNeeds } from '../../../../types/item'
import { type RefusalCode, type Result, ok, refuse } from '../../../../types/result'
import { type Limit, startClock } from '../../../kit/clock/due'
import { memberOf } from '../move'
import { paused, resumed } from '../timing'
import type { ApprovalDocument, ItemDocument, MaterialDocument, PaperDocument, Verdict } from './documents'
import { paperId } from './documents'
import { complete, inOrderThroughout, unlocked, withStep } from './item'
import { mostCorrections, mostMaterials } from './rules'
import type { ItemScene } from './scene'
import { deemAtOf } from './times'

interface ItemStep {
  item: ItemDocument
  papers?: PaperDocument[]
  verdicts?: Verdict[]
  said?: string
}

/** The zone's clocks of an item, beside the days its template gives the decision. */
export type ItemClock = 'prereview' | 'deem'
type MoveScene = ItemScene & {
  /** What the zone gives the item's bureau. */
  limitOf(clock: ItemClock): Limit
}

interface ItemMove<A extends ItemAction> {
  /** Refuses whatever the input is; decides with the table which buttons are shown. */
  guard?: (item: ItemDocument, approval: ApprovalDocument, scene: Pick<ItemScene, 'now' | 'calendar'>) => RefusalCode | null
  apply: (item: ItemDocument, input: ItemNeeds<A>, scene: MoveScene, approval: ApprovalDocument) => Result<ItemStep>
}

const inMaterials = (item: ItemDocument, key: string, part: Partial<MaterialDocument>): ItemDocument => ({
  ...item, materials: item.materials.map((material) => (material.key === key ? { ...material, ...part } : material)),
})
const listed = (item: ItemDocument, material: string): string => item.materials.find(({ key }) => key === material)?.name ?? material

const provide: ItemMove<'provide'> = {
  apply: (item, { material: key, document }, { now, actor, file, limitOf }, approval) => {
    const material = item.materials.find((one) => one.key === key)
    if (!material || (document.fileId === undefined && document.note === undefined)) return refuse('bad_input', { fields: [material ? 'document' : 'material'] })
    if (document.fileId !== undefined && file?.id !== document.fileId) return refuse('bad_input', { fields: ['document.fileId'] })
    // What was found in order is replaced only after the bureau has turned it down.
    if (material.state === 'accepted') return refuse('wrong_state', { state: material.state })
    const version = material.version + 1
    const paper: PaperDocument = {
      _id: paperId(approval._id, item.key, key, version), ticketId: approval._id, item: item.key, material: key, version,
      name: document.name, file, note: document.note ?? null, by: actor!, at: now, verdict: null,
    }
    const next = inMaterials(item, key, { state: 'provided', version, reason: material.asked ? material.reason : null })
    return ok({ item: withStep(next, now, limitOf('prereview')), papers: [paper], said: `${material.name}：${document.name}` })
  },
}

const prereview: ItemMove<'prereview'> = {
  guard: (item) => (complete(item) ? null : 'materials_open'),
  apply: (item, _input, { now, limitOf }) => ok({ item: withStep({ ...item, state: 'prereview', step: null }, now, limitOf('prereview')) }),
}

/** What the bureau says of each document; nothing is judged in a version that was replaced meanwhile. */
const review: ItemMove<'review'> = {
  guard: (item) => (item.materials.some(({ state }) => state === 'provided' || state === 'accepted') ? null : 'materials_open'),
  apply: (item, { reviews }, { now, actor, limitOf }, approval) => {
    let next = item
    const verdicts: Verdict[] = []
    const said: string[] = []
    for (const [n, { material: key, version, ok: fine, reason = null }] of reviews.entries()) {
      const material = next.materials.find((one) => one.key === key)
      if (!material || (!fine && reason === null)) return refuse('bad_input', { fields: [`reviews.${n}.${material ? 'reason' : 'material'}`] })
      if (material.version !== version || material.state === 'missing') return refuse('conflict', { state: material.state })
      // A formally submitted document is turned down by the one correction notice, or with the decision.
      if (!fine && ['submitted', 'accepted'].includes(item.state)) return refuse('wrong_state', { state: item.state })
      next = inMaterials(next, key, { state: fine ? 'accepted' : 'rejected', reason: fine ? null : reason })
      verdicts.push({ paperId: paperId(approval._id, item.key, key, version), verdict: { ok: fine, reason: fine ? null : reason, by: actor!, at: now } })
      said.push(fine ? `${material.name}：合格` : `${material.name}：${reason ?? ''}`)
    }
    return ok({ item: withStep(next, now, limitOf('prereview')), verdicts, said: said.join('\n') })
  },
}

const submit: ItemMove<'submit'> = {
  guard: (item, { items }) => (!unlocked(item, items) ? 'prerequisites_open' : complete(item) ? null : 'materials_open'),
  apply: (item, _input, { now, limitOf }) =>
    ok({
      item: {
        ...item, state: 'submitted', submittedAt: now, owedMs: 0,
        clock: startClock(now, { amount: item.days, unit: 'days' }), step: { owes: 'accept', clock: startClock(now, limitOf('deem')) },
      },
    }),
}

/** After the five working days the bureau has accepted by silence, whether the timer has come by or not. */
const beforeDeemed: ItemMove<'correct'>['guard'] = (item, _approval, { now, calendar }) =>
  now > deemAtOf(item, calendar) ? 'too_late' : null

const correct: ItemMove<'correct'> = {
  guard: (item, approval, scene) => (item.corrections >= mostCorrections ? 'limit_reached' : beforeDeemed(item, approval, scene)),
  apply: (item, { wrong, extra }, { now, actor }, approval) => {
    if (wrong.length + extra.length === 0) return refuse('bad_input', { fields: ['wrong', 'extra'] })
    if (item.materials.length + extra.length > mostMaterials) return refuse('limit_reached')
    let next = item
    const verdicts: Verdict[] = []
    for (const [n, { material: key, reason }] of wrong.entries()) {
      const material = next.materials.find((one) => one.key === key)
      if (!material) return refuse('bad_input', { fields: [`wrong.${n}.material`] })
      next = inMaterials(next, key, { state: material.version === 0 ? 'missing' : 'rejected', reason, mandatory: true, asked: true })
      if (material.version > 0) {
        verdicts.push({ paperId: paperId(approval._id, item.key, key, material.version), verdict: { ok: false, reason, by: actor!, at: now } })
      }
    }
    const added = extra.map(({ name, reason }, n): MaterialDocument => ({
      key: `extra-${item.materials.length + n + 1}`, name, mandatory: true, state: 'missing', reason, version: 0, asked: true,
    }))
    return ok({
      item: {
        ...next, state: 'correcting', materials: [...next.materials, ...added], corrections: item.corrections + 1,
        correctionSince: now, clock: paused(item.clock!, now), step: null,
      },
      verdicts,
      said: [...wrong.map(({ material, reason }) => `${listed(item, material)}：${reason}`), ...extra.map(({ name, reason }) => `${name}：${reason}`)].join('\n'),
    })
  },
}

/** The clock goes on, longer by the working time for which it stood still; five working days to accept begin anew. */
const resubmit: ItemMove<'resubmit'> = {
  guard: (item) => (complete(item) ? null : 'materials_open'),
  apply: (item, _input, { now, calendar, limitOf }) =>
    ok({
      item: {
        ...item, state: 'submitted', materials: item.materials.map((material) => (material.asked ? { ...material, asked: false, reason: null } : material)),
        clock: resumed(item.clock!, now, calendar), correctionSince: null,
        owedMs: item.owedMs + (now - (item.correctionSince ?? now)), step: { owes: 'accept', clock: startClock(now, limitOf('deem')) },
      },
    }),
}

const accept: ItemMove<'accept'> = { apply: (item) => ok({ item: { ...item, state: 'accepted', step: null } }) }

const deem: ItemMove<'deem'> = {
  guard: (item, _approval, { now, calendar }) => (now > deemAtOf(item, calendar) ? null : 'wrong_state'),
  apply: (item) => ok({ item: { ...item, state: 'accepted', step: null, deemed: true } }),
}

const decided = { step: null, correctionSince: null } as const

const grant: ItemMove<'grant'> = {
  guard: (item) => (inOrderThroughout(item) ? null : 'materials_open'),
  apply: (item, { result }, { now }) => ok({ item: { ...item, ...decided, state: 'granted', decidedAt: now, result }, said: result }),
}

const refusal: ItemMove<'refuse'> = {
  apply: (item, { reason }, { now }) => ok({ item: { ...item, ...decided, state: 'refused', decidedAt: now, result: reason }, said: reason }),
}

/** Another application for the same thing: its documents stay, its clocks and its one correction begin anew. */
const reapply: ItemMove<'reapply'> = {
  apply: (item) =>
    ok({
      item: {
        ...item, ...decided, state: 'preparing', clock: null, corrections: 0, deemed: false, submittedAt: null, owedMs: 0,
        decidedAt: null, result: null,
      },
    }),
}

const drop: ItemMove<'drop'> = {
  apply: (item, { reason }, { now }) => ok({ item: { ...item, ...decided, state: 'dropped', decidedAt: now, result: reason }, said: reason }),
}

const assign: ItemMove<'assign'> = {
  apply: (item, { officerId }, { bureaus }) => {
    const bureau = bureaus.find(({ ref }) => ref.id === item.bureau.id)
    const person = bureau && memberOf(bureau, officerId)
    return person ? ok({ item: { ...item, officer: person }, said: person.name }) : refuse('unsuitable_person')
  },
}

/** Somebody else of the bureau has it from now on, or nobody by name. */
const handover: ItemMove<'handover'> = {
  guard: (item) => (item.officer ? null : 'wrong_state'),
  apply: (item, { fromId, toId }, { bureaus }) => {
    const bureau = bureaus.find(({ ref }) => ref.id === item.bureau.id)
    const person = toId === null ? null : bureau && memberOf(bureau, toId)
    if (person === undefined || (toId !== null && person === null) || item.officer?.id !== fromId) return refuse('unsuitable_person')
    return ok({ item: { ...item, officer: person }, ...(person ? { said: person.name } : {}) })
  },
}

/** Every action on an item, with its rules; the compiler refuses a table row without them. */
export const itemMoves: { [A in ItemAction]: ItemMove<A> } = {
  provide, prereview, review, submit, correct, resubmit, accept, deem, grant, refuse: refusal, reapply, drop, assign, handover,
}

export type { ItemMove, ItemStep }
