import { join } from 'node:path'
import { decode, encode } from '../../cloudfunctions/ticket/domain/router/encode'
import { rank } from '../../cloudfunctions/ticket/domain/router/model'
import { train } from '../../cloudfunctions/ticket/domain/router/train'
import { evaluateCatalogue, evaluateFolds, evaluateSplit } from './evaluations'
import { foldsOf } from './folds'
import { calibrationError, figuresOf } from './metrics'
import { parseTsv, UsageError } from './read-tsv'

const frozen = join(__dirname, 'frozen/municipal.tsv')

const made = ['路灯 不亮', '路面 坑洼', '学校 收费', '老师 补课'].flatMap((words, at) =>
  Array.from({ length: 12 }, (_, n) => ({ title: '', text: `${words} 第${'甲乙丙丁戊己庚辛壬癸子丑'[n]}次反映`, label: at < 2 ? '建设' : '教育' })))

test('few examples of many labels: better than a plain linear SVM on the same rows', () => {
  const [router, svm] = (['router', 'svm'] as const).map((learner) => evaluateFolds(frozen, 4, undefined, learner) as unknown as { macroF1: number; n: number })
  expect(router!.n).toBe(317)
  expect(router!.macroF1).toBeGreaterThan(svm!.macroF1 + 0.02)
})

test('the duty lists alone find the bureau of sentences they have never seen', () => {
  const figures = evaluateCatalogue('municipal', frozen) as unknown as { accuracy: number; top3: number; skipped: number; calibrationError: number }
  expect(figures.accuracy).toBeGreaterThan(0.8)
  expect(figures.top3).toBeGreaterThan(0.95)
  expect(figures.skipped).toBe(0)
  expect(figures.calibrationError).toBeLessThan(0.12)
})

test('segmented or not, a text gets the same answer; a stored model computes as it was trained', () => {
  const model = train(made)
  const stored = decode(encode(model))
  for (const text of ['路灯又不亮了', '老师周末补课收费']) {
    expect(rank(stored, '', text)).toEqual(rank(model, '', text))
    expect(rank(model, '', [...text].join(' '))).toEqual(rank(model, '', text))
  }
  expect(rank(model, '', '路灯又不亮了')[0]!.label).toBe('建设')
  expect(rank(model, '', '').reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1)
  expect(() => decode(encode(model).slice(0, -1))).toThrow(RangeError)
})

test('how something is asked tells labels apart where function words were left in, and is not minded where they were cut out', () => {
  const ways = [['怎么做', '做法'], ['在哪里买', '购买']] as const
  const dishes = [...'鱼虾鸡鸭牛羊豆笋菇藕']
  const asked = dishes.flatMap((dish) => ways.map(([how, label]) => ({ title: '', text: `我想问一下${dish}是${how}的呢`, label })))
  expect(train(asked).view).toMatchObject({ empty: true })
  expect(rank(train(asked), '', '排骨是怎么做的')[0]!.label).toBe('做法')
  expect(train(made).view.empty).toBe(false)
})

test('training twice gives the same bytes, whatever the order of the labels in the file', () => {
  expect(encode(train(made))).toEqual(encode(train([...made])))
  expect(train(made).labels).toEqual(['建设', '教育'])
  expect(() => train(made.filter(({ label }) => label === '教育'))).toThrow(RangeError)
})

test('rows of one group never stand on both sides', () => {
  const groups = ['a', 'b', 'a', 'c', 'd', 'b', 'e']
  const fold = foldsOf(groups, 3)
  groups.forEach((group, at) => expect(fold[at]).toBe(fold[groups.indexOf(group)]))
  expect(new Set(fold).size).toBe(3)
})

test('figures: F1 of each label, its mean, the first three, and how far confidence is from being right', () => {
  const answers = [
    { label: 'a', ranked: ['a', 'b'], sure: 0.95 }, { label: 'a', ranked: ['b', 'a'], sure: 0.95 }, { label: 'b', ranked: ['b', 'a'], sure: 0.55 },
  ]
  expect(figuresOf(answers)).toEqual({
    n: 3, accuracy: 0.6667, macroF1: 0.6667, top3: 1, perLabel: { a: { n: 2, f1: 0.6667 }, b: { n: 1, f1: 0.6667 } },
  })
  expect(calibrationError(answers)).toBeCloseTo((0.9 + 0.45) / 3, 4)
})

test('a file that does not fit is refused in one line', () => {
  expect(() => parseTsv('title\ttext\n a\tb', 'f.tsv', ['text', 'label'])).toThrow(UsageError)
  expect(() => parseTsv('text\tlabel\na\n', 'f.tsv', ['text', 'label'])).toThrow(/f\.tsv:2/)
  expect(() => evaluateSplit('missing.tsv', frozen, 'router')).toThrow(UsageError)
  expect(() => evaluateCatalogue('none', frozen)).toThrow(UsageError)
})
