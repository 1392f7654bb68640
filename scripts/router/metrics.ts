const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

/** One answered row: the right label, the answer's labels, best first, and how sure the first one is (0 to 1) where that is said. */
export interface Answer { label: string; ranked: readonly string[]; sure?: number | undefined }

const calibrationSteps = 10

/**
 * Expected calibration error: by how much the confidence of the first answer differs from how often it is right, in ten
 * steps of confidence, weighed by the answers in each. null where no confidence is said.
 */
export const calibrationError = (answers: readonly Answer[]): number | null => {
  const told = answers.filter(({ sure }) => sure !== undefined)
  if (told.length === 0) return null
  const steps = Array.from({ length: calibrationSteps }, (_, step) =>
    told.filter(({ sure }) => Math.min(calibrationSteps - 1, Math.floor(sure! * calibrationSteps)) === step))
  return rounded(steps.reduce((sum, step) => {
    const right = step.filter(({ label, ranked }) => ranked[0] === label).length
    return sum + Math.abs(right - step.reduce((total, { sure }) => total + sure!, 0)) / told.length
  }, 0))
}

export interface Figures { n: number; accuracy: number; macroF1: number; top3: number; perLabel: Record<string, { n: number; f1: number }> }

/** F1 is averaged over the labels that occur as right answers; a label never answered counts as 0. */
export const figuresOf = (answers: readonly Answer[]): Figures => {
  const labels = [...new Set(answers.map(({ label }) => label))].sort()
  const share = (is: (answer: Answer) => boolean): number => rounded(answers.filter(is).length / Math.max(1, answers.length))
  const scores = labels.map((label) => {
    const right = answers.filter((answer) => answer.label === label && answer.ranked[0] === label).length
    const given = answers.filter(({ ranked }) => ranked[0] === label).length
    const asked = answers.filter((answer) => answer.label === label).length
    return { label, n: asked, f1: (2 * right) / (given + asked) }
  })
  return {
    n: answers.length,
    accuracy: share(({ label, ranked }) => ranked[0] === label),
    macroF1: rounded(scores.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, labels.length)),
    top3: share(({ label, ranked }) => ranked.slice(0, 3).includes(label)),
    perLabel: Object.fromEntries(scores.map(({ label, n, f1 }) => [label, { n, f1: rounded(f1) }])),
  }
}
