import type { SheetKind } from '../../../../types/import'
import { type Collection, type Stored, collection } from '../../../kit/db'
import { everyOf, everyWith } from '../../../kit/db/every'
import { type BureauDocument, type EnterpriseDocument, type PairingDocument, type PersonDocument, isHere } from '../../domain/documents'
import { bureauRow, dutyRows, enterpriseRow, pairingRow, personRows } from '../../domain/import/exported'

const bureaus = collection<BureauDocument>('bureaus')
const enterprises = collection<EnterpriseDocument>('enterprises')
const people = collection<PersonDocument>('people')
const pairings = collection<PairingDocument>('pairings')

const size = 500
type Page = { rows: string[][]; next: string | null }

const pageOf = async <D extends Stored>(from: Collection<D>, filter: Record<string, unknown>, after = ''): Promise<{ found: D[]; next: string | null }> => {
  const found = await from.find({ ...filter, _id: { $gt: after } }, { sort: [['_id', 1]], limit: size })
  return { found, next: found.length < size ? null : found[found.length - 1]!._id }
}

const named = async <D extends Stored & { name: string }>(from: Collection<D>, ids: (string | undefined)[]): Promise<Map<string, D>> =>
  new Map((await everyWith(from, '_id', ids.filter((id) => id !== undefined))).map((one) => [one._id, one]))

/** One page of a sheet, in the order of ids. */
export const exportedPage = async (kind: SheetKind, after: string | undefined, now: number): Promise<Page> => {
  if (kind === 'bureaus' || kind === 'duties') {
    const all = (await everyOf(bureaus, { order: { $gte: 0 } })).sort((a, b) => a.order - b.order)
    return { rows: kind === 'bureaus' ? all.map(bureauRow) : all.flatMap(dutyRows), next: null }
  }
  if (kind === 'enterprises') {
    const { found, next } = await pageOf(enterprises, {}, after)
    return { rows: found.map(enterpriseRow), next }
  }
  if (kind === 'pairings') {
    const { found, next } = await pageOf(pairings, {}, after)
    const cadres = await named(people, found.map(({ cadreId }) => cadreId))
    return { rows: found.map((one) => pairingRow(one, cadres.get(one.cadreId)?.phone ?? one.cadreId)), next }
  }
  const roles = { cadres: ['cadre'], officers: ['officer', 'lead'], others: ['supervisor', 'observer', 'admin'], contacts: ['staff'] }[kind]
  const { found, next } = await pageOf(people, { roles: { $in: roles } }, after)
  const [own, employers] = await Promise.all([named(bureaus, found.map(({ bureauId }) => bureauId)), named(enterprises, found.map(({ enterpriseId }) => enterpriseId))])
  const placeOf = (person: PersonDocument): string =>
    kind === 'contacts' ? employers.get(person.enterpriseId ?? '')?._id ?? '' : own.get(person.bureauId ?? '')?.name ?? ''
  return { rows: found.filter((person) => isHere(person, now)).flatMap((person) => personRows(kind, person, placeOf(person))), next }
}
