import type { Outcome, ProblemCode, RowProblem, SheetKind } from '../../../../types/import'
import { type BureauDocument, type EnterpriseDocument, type PairingDocument, type PersonDocument, isHere } from '../documents'
import { type RosterDocument, type Wanted, become } from './wanted'

/** What of the roster the rows of a file can meet. */
export interface Known {
  bureaus: readonly BureauDocument[]
  enterprises: readonly EnterpriseDocument[]
  people: readonly PersonDocument[]
  pairings: readonly PairingDocument[]
  capacity: { leader: number; head: number }
}

/** What was found of one sheet, row by row. */
export interface Finding {
  problems: RowProblem[]
  wanted: Map<number, Wanted>
  outcomes: Map<number, Outcome>
}

/** The roster as it becomes row by row while a file is looked at. Nothing of it is written. */
export class World {
  readonly bureaus = new Map<string, BureauDocument>()
  readonly enterprises = new Map<string, EnterpriseDocument>()
  readonly people = new Map<string, PersonDocument>()
  readonly pairings = new Map<string, PairingDocument>()
  private readonly bureauNames = new Map<string, string>()
  private readonly enterpriseNames = new Map<string, Set<string>>()
  private readonly phones = new Map<string, string>()
  private readonly pairingsOf = new Map<string, PairingDocument[]>()
  private readonly cadreNames = new Map<string, Set<string>>()
  private readonly found = new Map<SheetKind, Finding>()
  readonly capacity: Known['capacity']

  /** `salt` goes into the ids of people: an id must not tell a phone number. */
  constructor(known: Known, readonly salt: string, readonly now: number) {
    this.capacity = known.capacity
    for (const one of known.bureaus) this.note('bureaus', one)
    for (const one of known.enterprises) this.note('enterprises', one)
    for (const one of known.people) this.note('people', one)
    for (const one of known.pairings) this.note('pairings', one)
  }

  bureauByName = (name: string): BureauDocument | undefined => this.bureaus.get(this.bureauNames.get(name) ?? '')
  enterprisesByName = (name: string): string[] => [...(this.enterpriseNames.get(name) ?? [])]
  personByPhone = (phone: string): PersonDocument | undefined => this.people.get(this.phones.get(phone) ?? '')
  cadresByName = (name: string): string[] => [...(this.cadreNames.get(name) ?? [])]
  pairingsBy = (key: string): readonly PairingDocument[] => this.pairingsOf.get(key) ?? []

  finding(kind: SheetKind): Finding {
    let finding = this.found.get(kind)
    if (!finding) this.found.set(kind, (finding = { problems: [], wanted: new Map(), outcomes: new Map() }))
    return finding
  }

  problem(kind: SheetKind, n: number, field: string, code: ProblemCode, more: { detail?: string; other?: number } = {}): void {
    const finding = this.finding(kind)
    finding.problems.push({ n, field, code, ...more })
    finding.outcomes.set(n, 'problem')
  }

  /** Takes what a row wants into the roster that becomes. */
  want(kind: SheetKind, n: number, wanted: Wanted): void {
    const finding = this.finding(kind)
    const now = (this[wanted.in] as Map<string, RosterDocument>).get(wanted.id) ?? null
    const next = become(now, wanted)
    finding.outcomes.set(n, next === null ? 'same' : now === null ? 'added' : 'changed')
    if (next === null) return
    finding.wanted.set(n, wanted)
    this.note(wanted.in, next)
  }

  /** Nothing to write: it is there. */
  same(kind: SheetKind, n: number): void {
    this.finding(kind).outcomes.set(n, 'same')
  }

  private note(where: Wanted['in'], document: RosterDocument): void {
    ;(this[where] as Map<string, RosterDocument>).set(document._id, document)
    if (where === 'bureaus') {
      const { name, shortName, _id } = document as BureauDocument
      if (!this.bureauNames.has(shortName)) this.bureauNames.set(shortName, _id)
      this.bureauNames.set(name, _id)
    } else if (where === 'enterprises') add(this.enterpriseNames, (document as EnterpriseDocument).name, document._id)
    else if (where === 'people') {
      const person = document as PersonDocument
      // Who has left keeps his id and nothing else: the number may be somebody else's by now.
      if (!isHere(person, this.now)) return
      this.phones.set(person.phone, person._id)
      if (person.roles.includes('cadre')) add(this.cadreNames, person.name, person._id)
    } else {
      const pairing = document as PairingDocument
      for (const key of [pairing.enterpriseId, pairing.cadreId]) {
        const list = this.pairingsOf.get(key)
        if (list) list.push(pairing)
        else this.pairingsOf.set(key, [pairing])
      }
    }
  }
}

const add = (map: Map<string, Set<string>>, key: string, value: string): void => {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}
