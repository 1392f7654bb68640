import type { Output } from '../../types/api'
import type { Template } from '../../types/item'
import { ok, refuse } from '../../types/result'
import { has, refOf } from '../kit/actor'
import { bureausByIds } from '../kit/directory'
import { derivedId } from '../kit/ids'
import type { Handler } from '../kit/serve'
import type { TemplateDocument } from './domain/approval/documents'
import { inOrder } from './domain/approval/graph'
import { shippedTemplates } from './domain/approval/shipped'
import { saveTemplate, storedTemplates } from './store'

type Known = Output<'ticket.templates'>['templates'][number]

const knownOf = ({ _id, name, note, items, version, retired }: TemplateDocument): Known =>
  ({ id: _id, name, ...(note === undefined ? {} : { note }), items, version, retired })

/** What the zone has saved, and what ships with the product where it has not changed it. */
const allTemplates = async (): Promise<Known[]> => {
  const stored = (await storedTemplates()).map(knownOf)
  const shipped = shippedTemplates.filter(({ id }) => !stored.some((own) => own.id === id)).map((template) => ({ ...template, version: 0, retired: false }))
  return [...shipped, ...stored].sort((a, b) => a.id.localeCompare(b.id))
}

/** A template that new approvals may begin with. */
export const templateById = async (id: string): Promise<Template | null> =>
  (await allTemplates()).find((template) => template.id === id && !template.retired) ?? null

/** Retired ones are shown to admins only. */
export const templates: Handler<'ticket.templates'> = async (_input, { actor }) =>
  ok({ templates: (await allTemplates()).filter(({ retired }) => !retired || has(actor, 'admin')) })

/** Saves what an admin wrote, as the next version. Circles and bureaus that do not exist are refused. */
export const saved: Handler<'ticket.template.save'> = async ({ requestId, template, version, retired }, { actor, now }) => {
  const lastRequest = derivedId(actor.id, template.id, requestId)
  const before = (await storedTemplates()).find(({ _id }) => _id === template.id)
  if (before?.lastRequest === lastRequest) return ok(knownOf(before))
  if ((before?.version ?? 0) !== version) return refuse('conflict')
  const items = inOrder(template.items)
  if (!items) return refuse('circular')
  if (items.some(({ materials }) => new Set(materials.map(({ key }) => key)).size !== materials.length)) return refuse('bad_input', { fields: ['template.items'] })
  const bureaus = [...new Set(items.map(({ bureauId }) => bureauId))]
  if ((await bureausByIds(bureaus)).length !== bureaus.length) return refuse('unknown_bureau')
  const { id, ...rest } = template
  const document: TemplateDocument = { _id: id, ...rest, items, version: version + 1, retired, changedBy: refOf(actor), changedAt: now, lastRequest }
  return (await saveTemplate(document)) ? ok(knownOf(document)) : refuse('conflict')
}
