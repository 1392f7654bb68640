/** A title is at most this long (types/ticket.ts). */
export const titleLimit = 60
export const textLimit = 2_000

const polite = /^(您好|你好|各位领导|领导好|老师好|请问)[，,。！!\s]*/

/** The first sentence of what was said, as a title to start from. */
export const firstWords = (text: string): string => {
  const said = text.trim().replace(polite, '')
  const sentence = said.split(/[。！？!?；;\n]/, 1)[0]?.trim() || said
  const characters = [...sentence]
  return characters.length <= titleLimit ? sentence : `${characters.slice(0, titleLimit - 1).join('')}…`
}

/** Chosen messages as one text, each on its own line; what is too long is cut where it can be seen. */
export const joinedText = (texts: readonly string[]): string => {
  const characters = [...texts.map((text) => text.trim()).filter((text) => text !== '').join('\n')]
  return characters.length <= textLimit ? characters.join('') : `${characters.slice(0, textLimit - 1).join('')}…`
}
