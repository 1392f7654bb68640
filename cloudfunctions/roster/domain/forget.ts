import type { AuditChange, AuditDocument } from './audit'

/** Stands where a name stood. */
export const nobody = '已注销'

const isOf = (one: unknown, ids: ReadonlySet<string>): boolean =>
  one !== null && [(one as { _id: string })._id, (one as { enterpriseId?: string }).enterpriseId].some((id) => id !== undefined && ids.has(id))

const masked = (name: AuditChange['in'], one: unknown): unknown => {
  if (one === null || (name !== 'people' && name !== 'enterprises')) return one
  const { _id } = one as { _id: string }
  return { _id, name: nobody, ...(name === 'people' ? { phone: '' } : { address: '' }) }
}

/** The trail without names and numbers of whoever was erased, a person or an enterprise with its people: that something was changed, by whom and when, stays. */
export const forgotten = (record: AuditDocument, ids: ReadonlySet<string>): AuditDocument => {
  const names = new Set<string>()
  const changes = record.changes.map((change) => {
    const { in: name, before, after } = change
    if ((name !== 'people' && name !== 'enterprises') || ![before, after].some((one) => isOf(one, ids))) return change
    for (const one of [before, after]) if (one !== null) names.add((one as { name: string }).name)
    return { ...change, before: masked(name, before), after: masked(name, after) }
  })
  const told = record.kind === 'import' ? record.name : [...names].reduce((text, name) => (name === '' ? text : text.replaceAll(name, nobody)), record.name)
  return { ...record, name: told, changes }
}
