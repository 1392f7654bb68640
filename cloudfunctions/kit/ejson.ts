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
