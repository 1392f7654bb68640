import { type SheetKind, fieldsOf } from '../../../../types/import'
import { dayOf, dayText } from '../../../kit/clock/calendar'
import { type BureauDocument, type EnterpriseDocument, type PairingDocument, type PersonDocument, noEnd } from '../documents'
import { kindWords, otherWords, postWords, rankWords } from './rows'

const inOrder = (kind: SheetKind, cells: Record<string, string>): string[] => fieldsOf(kind).map((field) => cells[field] ?? '')

export const bureauRow = ({ _id, name, shortName, order }: BureauDocument): string[] =>
  inOrder('bureaus', { id: _id, name, shortName, order: String(order) })

export const dutyRows = ({ name, duties }: BureauDocument): string[][] =>
  duties.map(({ id, text, phrases = [], with: others = [] }) => inOrder('duties', { id, bureau: name, text, phrases: phrases.join('；'), with: others.join('；') }))

export const enterpriseRow = ({ _id, name, industry, kind, address }: EnterpriseDocument): string[] =>
  inOrder('enterprises', { uscc: _id, name, industry, kind: kindWords[kind][0]!, address })

/** A cadre is named by his number: two may have one name. The last day is the one before the pairing's end. */
export const pairingRow = ({ enterpriseId, from, to }: PairingDocument, cadre: string): string[] =>
  inOrder('pairings', { enterprise: enterpriseId, cadre, from: dayText(dayOf(from)), to: to === noEnd ? '' : dayText(dayOf(to - 1)) })

/** A row for each role the sheet speaks of. */
export const personRows = (kind: SheetKind, person: PersonDocument, place: string): string[][] => {
  const cells = {
    id: person._id, name: person.name, phone: person.phone, title: person.title, bureau: place, enterprise: place,
    rank: person.rank ? rankWords[person.rank][0]! : '', owner: person.owner ? '是' : '否',
  }
  if (kind === 'officers') return [inOrder(kind, { ...cells, post: (person.roles.includes('lead') ? postWords.lead : postWords.officer)[0] })]
  if (kind !== 'others') return [inOrder(kind, cells)]
  return (['supervisor', 'observer', 'admin'] as const)
    .filter((role) => person.roles.includes(role)).map((role) => inOrder(kind, { ...cells, post: otherWords[role][0] }))
}
