import type { Proposal } from '../../../../types/routing'
import type { CatalogueIndex } from './catalogue-index'
import { likelihoods } from './confidence'
import { matchCatalogue } from './match'

/** Words and signs with which a second matter is begun. */
const turn = /(?=另外|此外|还有(?:一|个|件)|再(?:有|一个|问)|顺便|同时(?:想|也|还|请)|第二(?:件|个|点|,|，|、)|[二2][、.．])|\n+/u
const sureOfPart = 0.5
const shortest = 8

/**
 * Two matters in one text: its parts, when each is clearly another bureau's and neither is the other's. A matter that
 * several bureaus share is no such case: there the parts speak of each other's duties.
 */
export const splitOf = (index: CatalogueIndex, text: string): Proposal['split'] => {
  const parts = text.split(turn).map((part) => part.trim()).filter((part) => part.length >= shortest)
  if (parts.length < 2) return null
  const told = parts.map((part) => {
    const matches = matchCatalogue(index, '', part)
    return { part, first: matches[0]!, likely: likelihoods(matches)[0]! }
  })
  const joined: { text: string; bureau: { id: string; name: string } }[] = []
  for (const { part, first, likely } of told) {
    const before = joined.at(-1)
    if (likely < sureOfPart || before?.bureau.id === first.bureauId) {
      // What says nothing by itself belongs to what was said before it.
      if (!before) return null
      before.text += `\n${part}`
    } else joined.push({ text: part, bureau: { id: first.bureauId, name: first.name } })
  }
  return joined.length === 2 && joined[0]!.bureau.id !== joined[1]!.bureau.id ? joined : null
}
