import type { Declared } from './declared'
import { type Plan, type Present, type Step, planOf } from './plan'
import { stepWords } from './step-words'

/** An environment as a deployment needs it. */
export interface CloudEnvironment {
  look(declared: Declared): Promise<Present>
  take(step: Step): Promise<void>
}

/** Brings the environment to the declared state, telling each step once it is done; stops at the first that fails. */
export const bring = async (environment: CloudEnvironment, declared: Declared, tell: (line: string) => void): Promise<Plan> => {
  const plan = planOf(declared, await environment.look(declared))
  for (const [place, step] of plan.steps.entries()) {
    try {
      await environment.take(step)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new Error(`Stopped at step ${place + 1} of ${plan.steps.length}, "${stepWords(step)}": ${reason}\n`
        + 'The steps before it are done. Deploying again goes on from here.')
    }
    tell(`done   ${stepWords(step)}`)
  }
  return plan
}
