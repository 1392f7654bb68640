import type { BureauMatch } from './match'

/** What the duty lists say without any experience behind it, fitted on the demo zone's stories (scripts/router/zone). */
const sharpness = 2
/** As strong a match as ordinary business words alone can make: it stands for "none of these". */
const nothing = 3

/** How likely each bureau is the right one by its duty list alone, in the order of the matches; they add up to less than 1. */
export const likelihoods = (matches: readonly BureauMatch[]): number[] => {
  const powers = matches.map(({ score }) => score ** sharpness)
  const sum = powers.reduce((total, power) => total + power, nothing ** sharpness)
  return powers.map((power) => power / sum)
}
