type Parse = (text: string, options?: object) => unknown

/**
 * EJSON's `parse` for what the database mostly answers: documents of plain JSON. The library asks its reviver about
 * every value of them, which was a sixth of a list's processor time; text in which nothing can begin with `$` has no
 * typed value for it to find. The build puts this around the library's inside the SDK (scripts/build-functions.ts),
 * `ejson.test.ts` holds both against each other.
 */
export const quickParse = (library: Parse): Parse => (text, options) =>
  typeof text === 'string' && !text.includes('"$') && !text.includes('\\u') && takesNumbersAsTheyAre(options)
    ? JSON.parse(text)
    : library(text, options)

/** Asked for the types of BSON, the library makes objects of numbers. `map` hands over an index as options. */
const takesNumbersAsTheyAre = (options: unknown): boolean => options === undefined || typeof options === 'number'
