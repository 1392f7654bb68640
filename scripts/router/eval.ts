import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { evaluateCatalogue, evaluateFolds, evaluateSplit } from './evaluations'
import { UsageError } from './read-tsv'

const usage = `router:eval -- --train FILE --test FILE            learn from one file, answer another
router:eval -- --train FILE --folds 5 [--group COLUMN]   cross-validation, rows of one group kept together
router:eval -- --catalogue municipal --test FILE         the shipped duty lists alone
Files: tab-separated with a header; columns title (may be missing), text, label. --learner svm: the plain linear SVM to compare with.`

const options = {
  train: { type: 'string' }, test: { type: 'string' }, folds: { type: 'string' }, group: { type: 'string' },
  catalogue: { type: 'string' }, learner: { type: 'string', default: 'router' }, help: { type: 'boolean' },
} as const

const argumentsOf = (given: string[]) => {
  try {
    return parseArgs({ args: given, options }).values
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`)
  }
}

const run = (given: string[]): unknown => {
  const { train, test, folds, group, catalogue, learner, help } = argumentsOf(given)
  if (help) return usage
  if (learner !== 'router' && learner !== 'svm') throw new UsageError(`no learner is called ${learner}: router or svm`)
  if (catalogue !== undefined && test !== undefined && train === undefined) return evaluateCatalogue(catalogue, test)
  if (train !== undefined && test !== undefined && folds === undefined) return evaluateSplit(train, test, learner)
  if (train !== undefined && folds !== undefined && test === undefined) {
    const count = Number(folds)
    if (!Number.isInteger(count) || count < 2 || count > 50) throw new UsageError('--folds is a whole number from 2 to 50')
    return evaluateFolds(train, count, group, learner)
  }
  throw new UsageError(usage)
}

try {
  const started = performance.now()
  const figures = run(process.argv.slice(2))
  console.log(typeof figures === 'string' ? figures : JSON.stringify(figures, null, 2))
  console.error(`${((performance.now() - started) / 1000).toFixed(1)} s`)
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
