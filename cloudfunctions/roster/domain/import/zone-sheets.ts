import { derivedId } from '../../../kit/ids'
import type { EnterpriseDocument } from '../documents'
import { type Entry } from './rows'
import type { World } from './world'

type Fields<T> = Partial<T>

/** Bureaus: by the product's id, else by their name. */
export const checkBureaus = (world: World, entries: readonly Entry[]): void => {
  const seen = new Map<string, number>()
  for (const { n, fields } of entries) {
    const { id, name, shortName, order } = fields as Fields<{ id: string; name: string; shortName: string; order: number }>
    if (!name) continue
    const other = seen.get(name)
    if (other !== undefined) { world.problem('bureaus', n, 'name', 'repeated', { other }); continue }
    seen.set(name, n)
    const named = world.bureauByName(name)
    if (id && named && named._id !== id) { world.problem('bureaus', n, 'name', 'name_taken', { detail: named._id }); continue }
    const target = id ?? named?._id ?? derivedId(world.salt, 'bureau', name)
    const isNew = !world.bureaus.has(target)
    world.want('bureaus', n, {
      in: 'bureaus', id: target,
      set: { name, ...(shortName ? { shortName } : {}), ...(order === undefined ? (isNew ? { order: world.bureaus.size } : {}) : { order }) },
    })
  }
}

/** Lines of duty lists: by the product's id, else by their text within the bureau. */
export const checkDuties = (world: World, entries: readonly Entry[]): void => {
  const seen = new Map<string, number>()
  for (const { n, fields } of entries) {
    const { id, bureau: name, text, phrases, with: others } = fields as Fields<{ id: string; bureau: string; text: string; phrases: string[]; with: string[] }>
    if (!name || !text) continue
    const bureau = world.bureauByName(name)
    if (!bureau) { world.problem('duties', n, 'bureau', 'unknown_bureau', { detail: name }); continue }
    const target = id ?? bureau.duties.find((line) => line.text === text)?.id ?? derivedId(world.salt, 'duty', bureau._id, text)
    const key = `${bureau._id}/${target}`
    const other = seen.get(key)
    if (other !== undefined) { world.problem('duties', n, 'text', 'repeated', { other }); continue }
    seen.set(key, n)
    world.want('duties', n, { in: 'bureaus', id: bureau._id, duty: { id: target, text, ...(phrases ? { phrases } : {}), ...(others ? { with: others } : {}) } })
  }
}

/** Enterprises: by their credit code. */
export const checkEnterprises = (world: World, entries: readonly Entry[]): void => {
  const seen = new Map<string, number>()
  for (const { n, fields } of entries) {
    const { uscc, name, industry, kind, address } = fields as Fields<{ uscc: string; name: string; industry: string; kind: EnterpriseDocument['kind']; address: string }>
    if (!uscc || !name) continue
    const other = seen.get(uscc)
    if (other !== undefined) { world.problem('enterprises', n, 'uscc', 'repeated', { other }); continue }
    seen.set(uscc, n)
    if (world.enterprisesByName(name).some((id) => id !== uscc && world.enterprises.get(id)?.name === name)) {
      world.problem('enterprises', n, 'name', 'name_taken', { detail: name })
      continue
    }
    if (industry && kind) {
      world.want('enterprises', n, { in: 'enterprises', id: uscc, set: { name, industry, kind, ...(address === undefined ? {} : { address }) } })
    }
  }
}
