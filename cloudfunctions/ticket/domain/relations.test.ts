import { type Action, type Mover, actions, inTable, ticketStates } from '../../../types/ticket'
import type { Role } from '../../../types/roster'
import type { Actor } from '../../kit/actor'
import type { RoomMember } from '../../chat/domain/documents'
import { possible } from './decide'
import { hiddenFrom, mayRead, moversOf } from './movers'
import { scene, ticketIn } from './scene.fixture'

/** How somebody stands to the ticket: his role, his place in the enterprise's room, his bureau. */
interface Relation {
  who: string
  role: Role
  member: RoomMember['role'] | null
  bureauId: string | null
  /** As what he may move it, and whether he sees it at all, while a bureau has it. */
  movers: Mover[]
  reads: boolean
  /** Whether he gets the words of a trade secret. */
  words: boolean
}

const relation = (who: string, role: Role, member: Relation['member'], bureauId: string | null, movers: Mover[], reads: boolean, words: boolean): Relation =>
  ({ who, role, member, bureauId, movers, reads, words })
const relations: Relation[] = [
  relation('own enterprise', 'staff', 'staff', null, ['staff'], true, true),
  relation('another enterprise', 'staff', null, null, [], false, false),
  relation('paired', 'cadre', 'cadre', null, ['cadre'], true, true),
  relation('no longer paired', 'cadre', null, null, [], false, false),
  relation('paired elsewhere, of the lead bureau, but no officer', 'cadre', null, 'approval', [], false, false),
  ...(['officer', 'lead'] as const).flatMap((role) => [
    relation('lead bureau', role, null, 'approval', [role], true, true),
    relation('supporting bureau', role, null, 'planning', role === 'lead' ? ['supportLead'] : [], true, false),
    relation('informed bureau', role, null, 'economy', [], true, false),
    relation('uninvolved bureau', role, null, 'investment', [], false, false),
  ]),
  relation('the zone', 'supervisor', null, null, ['supervisor'], true, false),
  relation('the zone', 'observer', null, null, [], false, false),
  relation('the zone', 'admin', null, null, [], false, false),
]
const states = ticketStates.filter((state) => !['raised', 'declined'].includes(state))
const existing = actions.filter((action) => action !== 'raise')
const economy = { id: 'economy', name: '经济发展局' }
const planning = { id: 'planning', name: '规划建设局' }
const ticketOf = (state: (typeof states)[number]) =>
  ticketIn(state, { supportBureaus: [planning], informedBureaus: [economy], bureauIds: ['approval', 'planning', 'economy'], secret: true })
const actorOf = ({ role, bureauId }: Relation): Actor =>
  ({ id: `${role}-9`, name: '某人', title: '', roles: [role], enterpriseId: null, bureauId, owner: false, deputyOf: [] })

const size = states.length * existing.length * relations.length
test(`${states.length} states × ${existing.length} actions × ${relations.length} roles in relation: ${size} cases, each only as the table allows`, () => {
  let cases = 0
  for (const state of states) {
    const ticket = ticketOf(state)
    for (const one of relations) {
      const movers = moversOf(actorOf(one), one.member, ticket)
      const can: readonly Action[] = possible(ticket, scene(movers))
      for (const action of existing) {
        cases += 1
        const inRow = one.movers.some((mover) => inTable(action, state, mover))
        // An action's own rules may refuse more than the table, never less.
        if (!inRow) expect({ state, action, ...one, can: can.includes(action) }).toMatchObject({ can: false })
      }
    }
  }
  expect(cases).toBe(size)
})

test.each(relations.map((one) => [`${one.role}, ${one.who}`, one] as const))('%s', (_name, one) => {
  const ticket = ticketOf('handling')
  expect(moversOf(actorOf(one), one.member, ticket)).toEqual(one.movers)
  expect(mayRead(actorOf(one), one.member, ticket)).toBe(one.reads)
  if (one.reads) expect(hiddenFrom(actorOf(one), one.member, ticket, 0)).toBe(!one.words)
})
