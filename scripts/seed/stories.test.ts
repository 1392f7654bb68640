import { isWorkingTime } from '../../cloudfunctions/kit/clock/working-time'
import { announcedCalendar, dayOf } from '../../cloudfunctions/kit/clock/calendar'
import { callersOf, calls } from '../../types/api'
import { RequestId } from '../../types/ids'
import { indexCatalogue } from '../../cloudfunctions/ticket/domain/router/catalogue-index'
import { opinionOf } from '../../cloudfunctions/ticket/domain/router/opinion'
import { everydayCases } from './everyday/everyday'
import { leadingPeople } from './featured'
import { inputOf } from './play'
import { demoRoster, pairedFrom } from './roster'
import { demoStories } from './stories'
import { requestIdOf } from './story'

const { people, rooms, enterprises, bureaus } = demoRoster()
const personById = new Map(people.map((person) => [person._id, person]))
// A working day, a Sunday, the second day after the National Day holiday, and one after the new year's.
const moments = ['2026-11-24T11:00', '2026-11-22T23:30', '2026-10-09T08:00', '2027-01-05T09:00'].map((text) => Date.parse(`${text}+08:00`))
const stories = demoStories(moments[0]!)

test.each(moments)('seen from %d, every step lies on an earlier day, within working time, each after the one before', (now) => {
  for (const { key, steps } of demoStories(now)) {
    steps.forEach(({ time }, place) => {
      expect(`${key} ${place} ${dayOf(time) < dayOf(now)}`).toBe(`${key} ${place} true`)
      expect(isWorkingTime(time, announcedCalendar)).toBe(true)
      expect(time).toBeGreaterThan(steps[place - 1]?.time ?? 0)
    })
  }
})

test('nothing is told of the time before enterprises and cadres were paired', () => {
  const early = demoStories(pairedFrom + 12 * 86_400_000)
  expect(early.length).toBeGreaterThan(0)
  expect(early.length).toBeLessThan(stories.length)
  expect(demoStories(pairedFrom)).toEqual([])
})

test('every step is well-formed for its call, and made by somebody whose roles allow it', () => {
  const requests = new Set<string>()
  for (const story of stories) {
    story.steps.forEach((told, place) => {
      const requestId = requestIdOf(story, place)
      expect(RequestId.safeParse(requestId).success).toBe(true)
      expect(requests).not.toContain(requestId)
      requests.add(requestId)
      const input = inputOf(told, { requestId, roomId: enterprises[story.enterprise]!._id, progress: { ticketId: 'a-ticket', visitId: 'a-visit', policyId: 'a-policy', messageId: 'a-message', sourceIds: ['a-message'] } })
      expect({ step: requestId, ...calls[told.call].input.safeParse(input) }).toMatchObject({ step: requestId, success: true })
      const by = callersOf(told.call) as readonly string[]
      expect(personById.get(told.by)!.roles.some((role) => by.includes(role))).toBe(true)
    })
  }
})

test('whoever speaks in a room is a member of it, and a step on a ticket comes after it was raised', () => {
  for (const { enterprise, steps } of stories) {
    const members = rooms[enterprise]!.members.map((member) => member.id)
    const raised = steps.findIndex((told) => told.call === 'ticket.raise')
    steps.forEach((told, place) => {
      if (told.call === 'chat.send' || told.call === 'ticket.raise') expect(members).toContain(told.by)
      else expect(place).toBeGreaterThan(raised)
      if (told.becomesTicket) expect(place).toBeLessThan(raised)
    })
  }
})

test('bureaus and duty lines that steps name exist', () => {
  const ids = new Set(bureaus.map((bureau) => bureau._id))
  const duties = new Set(bureaus.flatMap((bureau) => bureau.duties.map((duty) => duty.id)))
  for (const told of stories.flatMap((story) => story.steps)) {
    if (told.call === 'ticket.route') {
      for (const id of [told.input.leadBureauId, ...(told.input.supportBureauIds ?? [])]) expect(ids).toContain(id)
    }
    if (told.call === 'ticket.plan') for (const planned of told.input.steps) expect(ids).toContain(planned.bureauId)
    if (told.call === 'ticket.return') expect(duties).toContain(told.input.dutyId)
  }
})

test('some forty everyday matters in at least thirty rooms, beside the two stories', () => {
  const raised = stories.filter((story) => story.steps.some((told) => told.call === 'ticket.raise'))
  expect(raised.length).toBeGreaterThanOrEqual(42)
  expect(new Set(stories.map((story) => story.enterprise)).size).toBeGreaterThanOrEqual(30)
})

test('everybody the sign-in page shows first takes part, save the lead who can take part', () => {
  const acting = new Set(stories.flatMap((story) => story.steps.map((told) => told.by)))
  const waiting = leadingPeople.map((person) => person.personId).filter((id) => !acting.has(id))
  expect(waiting).toEqual(['lead-planning'])
})

test('several enterprises ask for the same thing within two weeks, so that supervisors see a kind of matter', () => {
  const index = indexCatalogue(bureaus.map(({ _id, name, duties }) => ({ bureauId: _id, name, duties: duties.map((duty) => ({ ...duty, phrases: duty.phrases ?? [] })) })))
  const kinds = everydayCases.filter(({ started: [days] }) => days < 8)
    .map(({ title, text, enterprise }) => ({ enterprise, duty: opinionOf(index, title, text).matches[0]!.duty?.id }))
  expect(new Set(kinds.filter(({ duty }) => duty === 'planning-12').map(({ enterprise }) => enterprise)).size).toBeGreaterThanOrEqual(3)
})
