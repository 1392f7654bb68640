import { noEnd } from '../../cloudfunctions/roster/domain/documents'
import { demoRoster } from '../seed/roster'
import { readRosterFile } from './file'

const officer = demoRoster().people.find(({ roles }) => roles.includes('officer'))!._id

/** Three people and one enterprise of the demo zone, as somebody would write them down: no accounts, no rooms. */
const written = () => {
  const { bureaus, enterprises, people, pairings } = demoRoster()
  const enterprise = enterprises[0]!
  const pairing = pairings[0]!
  const own = people.filter(({ _id }) => ['staff-001-1', officer, pairing.cadreId].includes(_id))
  return {
    bureaus, enterprises: [enterprise], people: own.map(({ openid: _, ...person }) => ({ ...person })),
    pairings: [{ _id: pairing._id, enterpriseId: enterprise._id, cadreId: pairing.cadreId, from: pairing.from } as Record<string, unknown>],
    rooms: undefined as unknown[] | undefined,
  }
}
const read = (file: object) => readRosterFile(JSON.stringify(file))
/** The faults of the file once it is bent. */
const faultsAfter = (bend: (file: ReturnType<typeof written>) => void): string => {
  const file = written()
  bend(file)
  try {
    read(file)
  } catch (error) {
    return (error as Error).message
  }
  return 'no faults'
}

test('what is written down becomes documents: nobody has an account yet, and the room follows from staff and pairing', () => {
  const file = written()
  const roster = read(file)
  expect(roster.people.map(({ _id, openid }) => openid === `unbound:${_id}`)).toEqual([true, true, true])
  const { cadreId, from } = file.pairings[0]!
  expect(roster.pairings[0]!.to).toBe(noEnd)
  expect(roster.rooms).toEqual([{
    _id: file.enterprises[0]!._id, name: file.enterprises[0]!.name, seq: 0, last: null,
    members: [{ id: 'staff-001-1', role: 'staff', from, to: noEnd }, { id: cadreId, role: 'cadre', from, to: noEnd }],
  }])
})

test('the demo zone without its accounts is without fault', () => {
  const { people, ...rest } = demoRoster()
  expect(read({ ...rest, people: people.map(({ openid: _, ...person }) => person) }).rooms).toEqual(demoRoster().rooms)
})

test('a credit code with a wrong check digit is refused', () => {
  expect(faultsAfter((file) => {
    const code = file.enterprises[0]!._id
    file.enterprises[0]!._id = `${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}`
  })).toContain('enterprises.0._id: the check digit')
})

test('a file cannot give anybody an account', () => {
  expect(faultsAfter((file) => Object.assign(file.people[0]!, { openid: 'oABC' }))).toContain('people.0.openid: an account binds itself')
})

test('a field that is misspelt is refused, not ignored', () => {
  expect(faultsAfter((file) => Object.assign(file.people[0]!, { phoneNumber: '1' }))).toContain('phoneNumber')
})

test('two people with one phone number are refused, for neither could sign in', () => {
  expect(faultsAfter((file) => void (file.people[1]!.phone = file.people[0]!.phone))).toContain('is there twice')
})

test.each<[string, (file: ReturnType<typeof written>) => void]>([
  ['staff, and only staff, belong', (file) => void delete file.people.find(({ roles }) => roles.includes('staff'))!.enterpriseId],
  ['an officer belongs to a bureau', (file) => void delete file.people.find(({ roles }) => roles.includes('officer'))!.bureauId],
  ['a cadre has a rank', (file) => void delete file.people.find(({ roles }) => roles.includes('cadre'))!.rank],
  ['no bureau nowhere', (file) => void (file.people.find(({ roles }) => roles.includes('officer'))!.bureauId = 'nowhere')],
  ['staff-001-1 is no cadre', (file) => void (file.pairings[0]!.cadreId = 'staff-001-1')],
  ['another cadre at that time', (file) => void file.pairings.push({ ...file.pairings[0]!, _id: 'pairing-again' })],
  ['ends before it begins', (file) => void (file.pairings[0]!.to = 5)],
  ['is paired with nobody', (file) => void file.pairings.splice(0)],
  [`${officer} is not its staff`, (file) => void (file.rooms = [{
    _id: file.enterprises[0]!._id, name: '群', members: [{ id: officer, role: 'staff', from: 0 }],
  }])],
])('refused: %s', (fault, bend) => {
  expect(faultsAfter(bend)).toContain(fault)
})
