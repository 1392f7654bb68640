import type { View } from './grams'
import type { Model } from './model'
import { idfSteps, Vocabulary } from './vocabulary'

const magic = 0x47475232
const headerNumbers = 4

interface Head { labels: readonly string[]; view: View; foreign: number; steps: number[]; bias: number[]; temperature: number; examples: number }

/** A model as bytes: sizes, a JSON head, then hashes (4 bytes), rarities (1) and weights (1 for each label) of the features. */
export const encode = (model: Model): Uint8Array => {
  const { labels, vocabulary, weights } = model
  const head: Head = { labels, view: model.view, foreign: vocabulary.foreign, steps: [...model.steps], bias: [...model.bias], temperature: model.temperature, examples: model.examples }
  const json = new TextEncoder().encode(JSON.stringify(head))
  const start = headerNumbers * 4 + Math.ceil(json.length / 4) * 4
  const bytes = new Uint8Array(start + vocabulary.size * 5 + weights.length)
  new Uint32Array(bytes.buffer, 0, headerNumbers).set([magic, json.length, vocabulary.size, labels.length])
  bytes.set(json, headerNumbers * 4)
  new Uint32Array(bytes.buffer, start, vocabulary.size).set(vocabulary.hashes)
  bytes.set(vocabulary.idf.map((idf) => Math.round(idf * idfSteps)), start + vocabulary.size * 4)
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), start + vocabulary.size * 5)
  return bytes
}

/**
 * The model that was encoded.
 * @throws RangeError when the bytes are not a whole model of this version
 */
export const decode = (bytes: Uint8Array): Model => {
  const copy = bytes.slice()
  if (copy.length < headerNumbers * 4) throw new RangeError('not a router model: too short')
  const [kind, headLength, size, labelCount] = new Uint32Array(copy.buffer, 0, headerNumbers) as unknown as [number, number, number, number]
  if (kind !== magic) throw new RangeError('not a router model: unknown first bytes')
  const start = headerNumbers * 4 + Math.ceil(headLength / 4) * 4
  if (copy.length !== start + size * (5 + labelCount)) throw new RangeError('not a router model: cut off or too long')
  const head = JSON.parse(new TextDecoder().decode(copy.subarray(headerNumbers * 4, headerNumbers * 4 + headLength))) as Head
  const idf = new Float32Array(size)
  for (let place = 0; place < size; place += 1) idf[place] = copy[start + size * 4 + place]! / idfSteps
  return {
    labels: head.labels,
    view: head.view,
    vocabulary: new Vocabulary(new Uint32Array(copy.buffer, start, size), idf, head.foreign),
    weights: new Int8Array(copy.buffer, start + size * 5, size * labelCount),
    steps: Float32Array.from(head.steps),
    bias: Float32Array.from(head.bias),
    temperature: head.temperature,
    examples: head.examples,
  }
}
