import { join } from 'node:path'
import { ensureBuilt } from './build'
import { bring } from './deploy/bring'
import { cloudbaseEnvironment } from './deploy/cloudbase'
import { declaredState } from './deploy/declared'
import { type Plan, planOf } from './deploy/plan'
import { accessNames, isSet, readSettings, settingNames, withoutSecrets } from './deploy/settings'
import { stepWords } from './deploy/step-words'

const functionRoot = join(__dirname, '../dist/cloudfunctions')
const tell = (line: string): void => console.log(line)
const tellRemarks = ({ remarks }: Plan): void => remarks.forEach((remark) => tell(`note   ${remark}`))

/** The plan alone: against the environment when it can be reached with what is set, otherwise as for an empty one. */
const dryRun = async (): Promise<void> => {
  const reachable = accessNames.every((name) => isSet(process.env, name))
  const missing = settingNames.filter((name) => !isSet(process.env, name))
  const declared = declaredState(process.env)
  const present = reachable
    ? await cloudbaseEnvironment(readSettings(process.env, accessNames), functionRoot).look(declared)
    : { collections: [], functions: [] }
  const plan = planOf(declared, present)
  tell(reachable ? `Plan for ${process.env.TCB_ENV}` : 'Plan for an empty environment')
  plan.steps.forEach((step) => tell(`would  ${stepWords(step)}`))
  tellRemarks(plan)
  tell(`${plan.steps.length} steps, nothing done.${missing.length > 0 ? ` Still to be set: ${missing.join(', ')}` : ''}`)
}

const deploy = async (): Promise<void> => {
  const settings = readSettings(process.env, settingNames)
  await ensureBuilt('functions')
  const plan = await bring(cloudbaseEnvironment(settings, functionRoot), declaredState(settings), tell)
  tellRemarks(plan)
  tell(`${settings.TCB_ENV} is as declared: ${plan.steps.length} steps done, ${plan.remarks.length} notes.`)
}

const run = process.argv.includes('--dry-run') ? dryRun : deploy
run().catch((error: unknown) => {
  console.error(withoutSecrets(error instanceof Error ? error.message : String(error), process.env))
  process.exitCode = 1
})
