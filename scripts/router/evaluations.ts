import { performance } from 'node:perf_hooks'
import { indexCatalogue } from '../../cloudfunctions/ticket/domain/router/catalogue-index'
import type { CatalogueEntry } from '../../cloudfunctions/ticket/domain/router/catalogue/entry'
import { municipalCatalogue } from '../../cloudfunctions/ticket/domain/router/catalogue/municipal'
import { likelihoods } from '../../cloudfunctions/ticket/domain/router/confidence'
import { decode, encode } from '../../cloudfunctions/ticket/domain/router/encode'
import { matchCatalogue } from '../../cloudfunctions/ticket/domain/router/match'
import { rank } from '../../cloudfunctions/ticket/domain/router/model'
import { train, type Example } from '../../cloudfunctions/ticket/domain/router/train'
import { foldsOf } from './folds'
import { calibrationError, figuresOf, type Answer, type Figures } from './metrics'
import { plainSvm } from './plain-svm'
import { readTsv, UsageError, type Row } from './read-tsv'

export type LearnerName = 'router' | 'svm'
type Answering = (title: string, text: string) => { ranked: string[]; sure?: number | undefined }
interface Learned { answer: Answering; modelBytes: number; loadMs: number }

const catalogues: Record<string, readonly CatalogueEntry[]> = { municipal: municipalCatalogue }

const exampleOf = ({ title = '', text = '', label = '' }: Row): Example => ({ title, text, label })

/** The router is asked as it is in service: stored, loaded again, then answering. */
const learners: Record<LearnerName, (examples: readonly Example[]) => Learned> = {
  router: (examples) => {
    const bytes = encode(train(examples))
    const started = performance.now()
    const model = decode(bytes)
    const loadMs = performance.now() - started
    const answer: Answering = (title, text) => {
      const all = rank(model, title, text)
      return { ranked: all.map(({ label }) => label), sure: all[0]?.probability }
    }
    return { answer, modelBytes: bytes.length, loadMs }
  },
  svm: (examples) => {
    const { answer, modelBytes } = plainSvm(examples)
    return { answer: (title, text) => ({ ranked: answer(title, text) }), modelBytes, loadMs: 0 }
  },
}

interface Timed { answers: Answer[]; trainSeconds: number; answerMs: number; modelBytes: number; loadMs: number }

const learnAndAnswer = (learner: LearnerName, examples: readonly Example[], asked: readonly Example[]): Timed => {
  if (new Set(examples.map(({ label }) => label)).size < 2) throw new UsageError('the training rows hold fewer than two labels')
  const started = performance.now()
  const learned = learners[learner](examples)
  const trained = performance.now()
  const answers = asked.map(({ title, text, label }) => ({ label, ...learned.answer(title, text) }))
  return {
    answers, trainSeconds: (trained - started) / 1000, answerMs: performance.now() - trained,
    modelBytes: learned.modelBytes, loadMs: learned.loadMs,
  }
}

const reported = (runs: readonly Timed[]): Record<string, unknown> => {
  const answers = runs.flatMap((run) => run.answers)
  const { perLabel, ...figures }: Figures = figuresOf(answers)
  const most = (of: (run: Timed) => number): number => Math.max(...runs.map(of))
  return {
    ...figures,
    msPerText: Number((runs.reduce((sum, { answerMs }) => sum + answerMs, 0) / Math.max(1, figures.n)).toFixed(3)),
    modelBytes: most(({ modelBytes }) => modelBytes),
    trainSeconds: Number(most(({ trainSeconds }) => trainSeconds).toFixed(2)),
    loadMs: Number(most(({ loadMs }) => loadMs).toFixed(1)),
    calibrationError: calibrationError(answers),
    perLabel,
  }
}

export const evaluateSplit = (trainFile: string, testFile: string, learner: LearnerName) => {
  const examples = readTsv(trainFile, ['text', 'label']).map(exampleOf)
  const asked = readTsv(testFile, ['text', 'label']).map(exampleOf)
  return reported([learnAndAnswer(learner, examples, asked)])
}

/** Every row is answered once, by a model that saw no row of its group. */
export const evaluateFolds = (trainFile: string, count: number, group: string | undefined, learner: LearnerName) => {
  const rows = readTsv(trainFile, group === undefined ? ['text', 'label'] : ['text', 'label', group])
  const fold = foldsOf(rows.map((row, place) => (group === undefined ? String(place) : row[group]!)), count)
  if (new Set(fold).size < count) throw new UsageError(`${trainFile}: fewer than ${count} groups to deal out`)
  const examples = rows.map(exampleOf)
  const runs = Array.from({ length: count }, (_, held) => learnAndAnswer(
    learner, examples.filter((_, place) => fold[place] !== held), examples.filter((_, place) => fold[place] === held)))
  return { folds: count, ...reported(runs) }
}

/** The duty lists alone. Rows whose label is no bureau of the catalogue are left out and counted. */
export const evaluateCatalogue = (name: string, testFile: string) => {
  const catalogue = catalogues[name]
  if (!catalogue) throw new UsageError(`no catalogue is called ${name}: ${Object.keys(catalogues).join(', ')}`)
  const rows = readTsv(testFile, ['text', 'label']).map(exampleOf)
  const known = new Set(catalogue.map((bureau) => bureau.name))
  const asked = rows.filter(({ label }) => known.has(label))
  const started = performance.now()
  const index = indexCatalogue(catalogue)
  const loaded = performance.now()
  const answers = asked.map(({ title, text, label }) => {
    const matches = matchCatalogue(index, title, text)
    return { label, ranked: matches.map((bureau) => bureau.name), sure: likelihoods(matches)[0] }
  })
  const answerMs = performance.now() - loaded
  return {
    catalogue: name, skipped: rows.length - asked.length,
    ...reported([{ answers, trainSeconds: 0, answerMs, modelBytes: 0, loadMs: loaded - started }]),
  }
}
