type Parse = (text: string, options?: object) => unknown

/**
 * EJSON's `parse` for what the database mostly answers: documents of plain JSON. The library asks its reviver about
 * every value of them, which was a sixth of a list's processor time; text in which nothing can begin with `$` has no
 * typed value for it to find. The build puts this around the library's inside the SDK (scripts/build-functions.ts),
 * `ejson.test.ts` holds both against each other.
 */
export const quickParse = (library: Parse): Parse => (text, options) => {
  if (typeof text !== 'string' || text.includes('"$') || text.includes('\\u') || !takesNumbersAsTheyAre(options)) return library(text, options)
  const read: unknown = JSON.parse(text)
  if (read !== null && typeof read === 'object' && !special.test(text)) plain.add(read)
  return read
}

/** Names that may make a copy another thing than its document. */
const special = /"(?:coordinates|__proto__)"/
/** What was read here and holds neither typed values nor such names. */
const plain = new WeakSet<object>()

type Format = (documents: object[]) => object[]

/** The library's copy of every document that was answered, with its places on earth made objects: where there are none, the document itself. */
export const quickFormat = (library: Format): Format => (documents) =>
  documents.every((document) => plain.has(document)) ? documents : library(documents)

/** Asked for the types of BSON, the library makes objects of numbers. `map` hands over an index as options. */
const takesNumbersAsTheyAre = (options: unknown): boolean => options === undefined || typeof options === 'number'

type Serialize = (value: unknown) => unknown
type Stringify = (value: unknown) => string

/** Texts made of documents a moment ago, on their way from one function of the SDK to the next. */
const ready = new WeakMap<object, string>()

/**
 * The library's `serialize`, which copies a document and the way to each of its values before it is put into words: of
 * plain data the words are made at once and kept for `quickStringify`, which is given just what this answers.
 */
export const quickSerialize = (library: Serialize): Serialize => (value) => {
  const text = value !== null && typeof value === 'object' ? inWords(value, 'left out', 0) : null
  if (text === null) return library(value)
  ready.set(value as object, text)
  return value
}

/** The library's canonical EJSON of plain data in one go; whatever else there is in it is left to the library. */
export const quickStringify = (library: Stringify): Stringify => (value) => {
  if (value === null || typeof value !== 'object') return library(value)
  const made = ready.get(value)
  if (made === undefined) return inWords(value, 'not here', 0) ?? library(value)
  ready.delete(value)
  return made
}

/** Names that mean something to the library or to JSON. */
const meaning = new Set(['__proto__', '_bsontype', '_internalType', 'toJSON'])
const deepest = 50

/** null where it is not plain: the library's affair. What is undefined is left out of objects, in lists never here. */
const inWords = (value: unknown, unset: 'left out' | 'not here', depth: number): string | null => {
  switch (typeof value) {
    case 'string': return JSON.stringify(value)
    case 'number': return numberInWords(value)
    case 'boolean': return value ? 'true' : 'false'
    case 'object': break
    default: return null
  }
  if (value === null) return 'null'
  if (depth > deepest) return null
  if (Array.isArray(value)) {
    let text = '['
    for (let at = 0; at < value.length; at += 1) {
      const item = inWords(value[at], unset, depth + 1)
      if (item === null) return null
      text += at === 0 ? item : `,${item}`
    }
    return `${text}]`
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return null
  let text = ''
  for (const name of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[name]
    if (field === undefined && unset === 'left out') continue
    const words = meaning.has(name) ? null : inWords(field, unset, depth + 1)
    if (words === null) return null
    text += text === '' ? `${nameInWords(name)}${words}` : `,${nameInWords(name)}${words}`
  }
  return `{${text}}`
}

const numberInWords = (value: number): string => {
  const type = Math.floor(value) !== value ? '$numberDouble'
    : value >= -0x80000000 && value <= 0x7fffffff ? '$numberInt'
      : value >= -0x8000000000000000 && value <= 0x8000000000000000 ? '$numberLong' : '$numberDouble'
  return `{"${type}":"${value}"}`
}

/** Documents have the same few names over and over. */
const names = new Map<string, string>()
const nameInWords = (name: string): string => {
  const known = names.get(name)
  if (known !== undefined) return known
  const words = `${JSON.stringify(name)}:`
  if (names.size < 2_000) names.set(name, words)
  return words
}
