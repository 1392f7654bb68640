import { announcedCalendar } from '../../../cloudfunctions/kit/clock/calendar'
import { addWorkingMinutes } from '../../../cloudfunctions/kit/clock/working-time'
import { officerId, officersPerBureau } from '../officials'
import { cadreOf, staffId } from '../roster'
import { type Story, type StoryStep, source, step } from '../story'
import type { WorkingDays } from '../working-days'
import type { EverydayCase, Line, Speaker } from './case'
import { commuterBuses } from './commuter-buses'
import { moneyAndHonours } from './money-and-honours'
import { peopleAndLiving } from './people-and-living'
import { permitsAndSpace } from './permits-and-space'
import { powerAndRoads } from './power-and-roads'

export const everydayCases: readonly EverydayCase[] = [
  ...peopleAndLiving, ...powerAndRoads, ...moneyAndHonours, ...permitsAndSpace, ...commuterBuses,
]

/** Working minutes after the first message at which a matter of each kind moves on; inside the product's limits. */
const pace = { line: 6, raise: 12, take: 55, sign: 120, thread: 40, supervise: 30, answer: 880, confirm: 260 } as const

/** A case told as the calls that its people would have made. */
export const everydayStory = (told: EverydayCase, place: number, days: WorkingDays): Story => {
  const who: Record<Speaker, string> = {
    staff: staffId(told.enterprise, 1),
    colleague: staffId(told.enterprise, 2),
    cadre: cadreOf(told.enterprise),
    officer: told.bureau === undefined
      ? cadreOf(told.enterprise)
      : officerId(told.bureau, 1 + (told.enterprise % officersPerBureau)),
  }
  const start = days.ago(...told.started)
  let passed = 0
  const after = (minutes: number): number => {
    // Uneven minutes, so that forty matters do not move in step.
    passed += minutes + ((place * 7) % 5)
    return addWorkingMinutes(start, passed, announcedCalendar)
  }
  const said = ([speaker, text]: Line): StoryStep =>
    speaker === 'staff' || speaker === 'colleague'
      ? source(after(pace.line), who[speaker], text)
      : step(after(pace.line), who[speaker], 'chat.send', { text })

  const steps: StoryStep[] = told.chat.map(said)
  steps.push(step(after(pace.raise), who.staff, 'ticket.raise', { title: told.title, text: told.text, category: told.category }))
  steps.push(...taken(told, who, after), ...ended(told, who, after))
  return { key: `daily-${String(place + 1).padStart(2, '0')}`, enterprise: told.enterprise, steps }
}

type People = Record<Speaker, string>
type After = (minutes: number) => number

/** From the hands of the cadre into those of whoever works on it. */
const taken = (told: EverydayCase, who: People, after: After): StoryStep[] => {
  const { end, bureau } = told
  const steps: StoryStep[] = []
  if (end.state !== 'raised' && end.state !== 'declined') {
    if (bureau === undefined) steps.push(step(after(pace.take), who.cadre, 'ticket.accept', {}))
    else {
      steps.push(step(after(pace.take), who.cadre, 'ticket.route', { leadBureauId: bureau, supportBureauIds: [...(told.support ?? [])] }))
      if (end.state !== 'routed') steps.push(step(after(pace.sign), who.officer, 'ticket.sign', {}))
    }
  }
  for (const [speaker, text] of told.thread ?? []) steps.push(step(after(pace.thread), who[speaker], 'chat.reply', { text }))
  if (told.extension) {
    const { workingDays, reason, granted } = told.extension
    steps.push(step(after(pace.thread), who.officer, 'ticket.extend.request', { workingDays, reason }))
    if (granted) steps.push(step(after(pace.thread), 'supervisor-2', 'ticket.extend.grant', {}))
  }
  if (told.supervised !== undefined) {
    steps.push(step(after(pace.supervise), 'supervisor-1', 'ticket.supervise', { note: told.supervised }))
  }
  return steps
}

const ended = ({ end }: EverydayCase, who: People, after: After): StoryStep[] => {
  switch (end.state) {
    case 'raised': case 'routed': case 'handling':
      return []
    case 'waiting':
      return [step(after(pace.thread), who.officer, 'ticket.ask', { owed: end.owed })]
    case 'withdrawn':
      return [step(after(pace.take), who.staff, 'ticket.withdraw', { reason: end.reason })]
    case 'declined':
      return [step(after(pace.take), who.cadre, 'ticket.decline', { reason: end.reason, otherWay: end.otherWay })]
    case 'answered': case 'closed': {
      const { text, result = 'done' } = end.answer
      const answer = step(after(end.state === 'closed' ? pace.answer : pace.confirm), who.officer, 'ticket.answer', { result, text })
      if (end.state === 'answered') return [answer]
      const { outcome, stars, comment } = end
      return [answer, step(after(pace.confirm), who.staff, 'ticket.confirm', { outcome, rating: stars, comment })]
    }
  }
}
