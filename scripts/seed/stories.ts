import { everydayCases, everydayStory } from './everyday/everyday'
import { pairedFrom } from './roster'
import type { Story } from './story'
import { policyStory } from './story-policy'
import { permitStory } from './story-permit'
import { wasteWaterStory } from './story-waste-water'
import { workingDaysAround } from './working-days'

/**
 * Everything that has happened in the demo zone by `now` (epoch milliseconds), all of it on earlier days.
 * On a machine whose clock stands at or before the day of the pairing, nothing has.
 */
export const demoStories = (now: number): Story[] => {
  const days = workingDaysAround(now)
  return [
    permitStory(days),
    wasteWaterStory(days),
    policyStory(days),
    ...everydayCases.map((told, place) => everydayStory(told, place, days)),
  ].filter((story) => story.steps[0]!.time >= pairedFrom)
}
