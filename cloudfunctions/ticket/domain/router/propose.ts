import type { Proposal, ProposedBureau } from '../../../../types/routing'
import { categoryOf } from './category'
import type { CatalogueIndex, IndexedBureau, IndexedLine } from './catalogue-index'
import { likelihoods } from './confidence'
import { matchCatalogue, sharedWords, type BureauMatch } from './match'
import { normalise } from './normalise'
import { splitOf } from './split'

/** What proposes: the zone's duty lists, made ready once. */
export interface Router { index: CatalogueIndex; sureFrom: number }

/** From this confidence a proposal can be confirmed with one tap. */
export const usualThreshold = 0.6
/** A bureau is asked to support from this share of the lead's score, if its own duty list speaks of the matter. */
const supportShare = 0.35
const supportScore = 3
const mostSupport = 3
/** A match weaker than this is a coincidence of ordinary words. */
const leastScore = 1
/** A guess below this is named among the others only. */
const leastLead = 0.3
/** What the lead is needed together with is proposed from here on: a guess does not draw others in. */
const companionsFrom = 0.5
/** The lead's second line brings its companions too when it fits nearly as well. */
const nearly = 0.6
/** How often the bureau of a companion line is needed when the lead is right. */
const alongsideShare = 0.8

interface Candidate { bureauId: string; score: number; bureau: ProposedBureau }

const rounded = (confidence: number): number => Math.round(confidence * 1000) / 1000

const candidateOf = ({ bureauId, name, score, duty, words }: BureauMatch, confidence: number): Candidate => ({
  bureauId,
  score,
  bureau: {
    bureau: { id: bureauId, name },
    confidence: rounded(confidence),
    reason: duty && words.length > 0 ? { dutyId: duty.id, duty: duty.text, words, alongside: null } : null,
    learned: false,
  },
})

const lineIn = (bureaus: readonly IndexedBureau[], dutyId: string): [IndexedBureau, IndexedLine] | null => {
  for (const bureau of bureaus) {
    const line = bureau.lines.find((one) => one.dutyId === dutyId)
    if (line) return [bureau, line]
  }
  return null
}

/** The bureaus whose lines the lead's lines name as usually needed together with them. */
const companions = (index: CatalogueIndex, lead: BureauMatch, whole: string): Candidate['bureau'][] =>
  lead.lines
    .filter(({ score }, at) => at === 0 || score >= nearly * lead.lines[0]!.score)
    .flatMap(({ line }) => line.with.map((dutyId) => ({ line, found: lineIn(index.bureaus, dutyId) })))
    .flatMap(({ line, found }) => {
      if (!found || found[0].bureauId === lead.bureauId) return []
      const [{ bureauId, name }, theirs] = found
      const words = sharedWords(whole, theirs, index)
      return [{
        bureau: { id: bureauId, name }, confidence: 0, learned: false,
        reason: { dutyId: theirs.dutyId, duty: theirs.text, words, alongside: line.text },
      }]
    })

/** Who should take the matter, and why. Any text is answered; one that says nothing gets no bureau. */
export const propose = ({ index, sureFrom }: Router, title: string, text: string, without?: string): Proposal => {
  const matches = matchCatalogue(index, title, text).filter(({ bureauId }) => bureauId !== without)
  const likely = likelihoods(matches)
  const candidates = matches.map((match, at) => candidateOf(match, likely[at]!))
    .filter(({ score, bureau }) => score >= leastScore && bureau.reason !== null)
  const [first, ...rest] = candidates
  const leads = first !== undefined && first.bureau.confidence >= leastLead
  const helping = leads ? rest.filter(({ score }) => score >= supportScore && score >= supportShare * first.score) : []
  const support = helping.map(({ bureau }) => bureau)
  const drawing = leads && first.bureau.confidence >= companionsFrom
    ? [first, ...helping] : []
  const whole = `${normalise(title)}\n${normalise(text)}`
  for (const one of drawing.flatMap(({ bureauId }) => companions(index, matches.find((match) => match.bureauId === bureauId)!, whole))) {
    if (one.bureau.id === without || one.bureau.id === first!.bureauId) continue
    const confidence = rounded(alongsideShare * first!.bureau.confidence)
    const known = support.find(({ bureau }) => bureau.id === one.bureau.id)
    if (known) known.confidence = Math.max(known.confidence, confidence)
    else support.push({ ...one, confidence })
  }
  support.sort((a, b) => b.confidence - a.confidence).splice(mostSupport)
  const taken = new Set(support.map(({ bureau }) => bureau.id))
  return {
    lead: leads ? first.bureau : null,
    support,
    others: (leads ? rest : candidates).filter(({ bureauId }) => !taken.has(bureauId)).slice(0, 3).map(({ bureau }) => bureau),
    category: categoryOf(title, text, leads ? 1 + support.length : 0),
    sure: leads && first.bureau.confidence >= sureFrom,
    split: splitOf(index, text),
  }
}
