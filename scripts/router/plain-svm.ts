import { trainSvm } from '../../cloudfunctions/ticket/domain/router/svm'
import type { Example } from '../../cloudfunctions/ticket/domain/router/train'

/**
 * What the router is compared with: a linear SVM on character 1–3-gram TF-IDF, as scikit-learn's TfidfVectorizer (sublinear
 * frequencies, smoothed idf, length one) and LinearSVC (squared hinge, one against the rest, C = 1) do it.
 */
export const plainSvm = (examples: readonly Example[]) => {
  const counts = examples.map(({ title, text }) => termCounts(`${title} ${text}`))
  const spread = new Map<string, number>()
  for (const terms of counts) for (const term of terms.keys()) spread.set(term, (spread.get(term) ?? 0) + 1)
  const place = new Map([...spread.keys()].map((term, at) => [term, at]))
  const idf = Float32Array.from(spread.values(), (texts) => 1 + Math.log((1 + examples.length) / (1 + texts)))
  const vector = (terms: ReadonlyMap<string, number>) => {
    const known = [...terms].flatMap(([term, count]) => {
      const at = place.get(term)
      return at === undefined ? [] : [[at, (1 + Math.log(count)) * idf[at]!] as const]
    })
    const length = Math.hypot(...known.map(([, value]) => value)) || 1
    return { places: Int32Array.from(known, ([at]) => at), values: Float32Array.from(known, ([, value]) => value / length) }
  }
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const vectors = counts.map(vector)
  const rows = labels.map((label) => trainSvm(
    vectors, (example) => examples[example]!.label === label, place.size, { cost: 1, rounds: 50, tolerance: 0.01, seed: 1 }))
  const answer = (title: string, text: string): string[] => {
    const { places, values } = vector(termCounts(`${title} ${text}`))
    const margins = rows.map((row) => values.reduce((sum, value, entry) => sum + row[places[entry]!]! * value, row[place.size]!))
    return labels.map((label, at) => ({ label, margin: margins[at]! })).sort((a, b) => b.margin - a.margin).map(({ label }) => label)
  }
  return { answer, modelBytes: rows.length * (place.size + 1) * 4 }
}

const termCounts = (raw: string): Map<string, number> => {
  const text = raw.toLowerCase().replace(/\s+/g, ' ')
  const terms = new Map<string, number>()
  for (let start = 0; start < text.length; start += 1) {
    for (let length = 1; length <= 3 && start + length <= text.length; length += 1) {
      const term = text.slice(start, start + length)
      terms.set(term, (terms.get(term) ?? 0) + 1)
    }
  }
  return terms
}
