import type { Proposal, ProposedBureau } from '../../../../types/routing'
import type { Category } from '../../../../types/clocks'
import type { CatalogueIndex } from './catalogue-index'
import { confidenceOf, prior } from './experience'
import { marginsOf, type Model } from './model'
import { leastLead, opinionOf, speaks } from './opinion'
import { splitOf } from './split'

/** What proposes: the zone's duty lists made ready, what was learned from decisions, and from when on it counts as sure. */
export interface Router { index: CatalogueIndex; model: Model | null; sureFrom: number }

/** From this confidence a proposal can be confirmed with one tap. */
export const usualThreshold = 0.6
const mostSupport = 3
const supportFrom = 0.5
/** Experience is named as a reason when it moved a bureau's margin by this much. */
const telling = 0.3

interface Weighed { bureauId: string; name: string; lead: number; part: number; learnedLead: number; learnedPart: number }

const rounded = (confidence: number): number => Math.round(confidence * 1000) / 1000

/** Who should take the matter, and why. Any text is answered; one that says nothing gets no bureau. */
export const propose = ({ index, model, sureFrom }: Router, title: string, text: string, without?: string): Proposal => {
  const opinion = opinionOf(index, title, text)
  const margins = model ? marginsOf(model, title, text) : null
  const learned = (column: string): number => {
    const at = model ? model.labels.indexOf(column) : -1
    return at < 0 ? 0 : margins![at]!
  }
  const weighed: Weighed[] = index.bureaus.filter(({ bureauId }) => bureauId !== without).map(({ bureauId, name }) => {
    const [learnedLead, learnedPart] = [learned(`lead:${bureauId}`), learned(`part:${bureauId}`)]
    return {
      bureauId, name, learnedLead, learnedPart,
      lead: confidenceOf(prior(opinion, `lead:${bureauId}`) + learnedLead), part: confidenceOf(prior(opinion, `part:${bureauId}`) + learnedPart),
    }
  }).sort((a, b) => b.lead - a.lead)
  // Shares of one matter: two bureaus cannot both be right with certainty.
  const sum = Math.max(1, weighed.reduce((total, { lead }) => total + lead, 0))

  const reasonOf = (bureauId: string): ProposedBureau['reason'] => {
    const companion = opinion.companions.find((one) => one.bureauId === bureauId)
    const match = opinion.matches.find((one) => one.bureauId === bureauId)
    if (match && speaks(match) && match.duty && !(companion && companion.words.length > 0)) {
      return { dutyId: match.duty.id, duty: match.duty.text, words: match.words, alongside: companion?.alongside ?? null }
    }
    return companion ? { dutyId: companion.line.dutyId, duty: companion.line.text, words: companion.words, alongside: companion.alongside } : null
  }
  const proposed = ({ bureauId, name }: Weighed, confidence: number, moved: number): ProposedBureau =>
    ({ bureau: { id: bureauId, name }, confidence: rounded(confidence), reason: reasonOf(bureauId), learned: moved >= telling })

  const [first, ...rest] = weighed
  const leads = first !== undefined && first.lead / sum >= leastLead
  const support = leads ? rest.filter(({ part }) => part >= supportFrom).sort((a, b) => b.part - a.part).slice(0, mostSupport) : []
  const others = weighed.filter((one) => !(leads && one === first) && !support.includes(one) && (reasonOf(one.bureauId) !== null || one.learnedLead >= telling))
  return {
    lead: leads ? proposed(first, first.lead / sum, first.learnedLead) : null,
    support: support.map((one) => proposed(one, opinion.helping.get(one.bureauId) !== undefined && one.learnedPart < telling
      ? Math.min(one.part, opinion.helping.get(one.bureauId)!) : one.part, one.learnedPart)),
    others: others.slice(0, 3).map((one) => proposed(one, one.lead / sum, one.learnedLead)),
    category: categoryIn(learned, (column) => prior(opinion, column)),
    sure: leads && first.lead / sum >= sureFrom,
    split: splitOf(index, text),
  }
}

const categoryIn = (learned: (column: string) => number, before: (column: string) => number): Proposal['category'] => {
  const all = (['inquiry', 'request', 'cross', 'hard'] satisfies Category[]).map((value) =>
    ({ value, confidence: rounded(confidenceOf(before(`category:${value}`) + learned(`category:${value}`))) }))
  return all.reduce((best, one) => (one.confidence > best.confidence ? one : best))
}
