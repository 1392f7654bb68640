import type { BureauMatch } from './match'

/**
 * Fitted on the demo zone's everyday matters, also on those that are no bureau's, so that a share says how often it is
 * right; `npm run router:eval -- --catalogue municipal …` measures it on sentences it was not fitted on (calibrationError).
 */
const sharpness = 2.5
/** As strong a match as ordinary business words alone can make: it stands for "none of these". */
const nothing = 2.5

/** How likely each bureau is the right one by its duty list alone, in the order of the matches; they add up to less than 1. */
export const likelihoods = (matches: readonly BureauMatch[]): number[] => {
  const powers = matches.map(({ score }) => score ** sharpness)
  const sum = powers.reduce((total, power) => total + power, nothing ** sharpness)
  return powers.map((power) => power / sum)
}
