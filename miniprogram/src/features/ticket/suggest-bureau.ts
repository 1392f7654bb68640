import type { Bureau } from '@guagou/types/roster'
import type { Proposal, ProposedBureau } from '@guagou/types/routing'

export interface FoundBureau {
  bureau: Bureau
  /** The lines of the duty list that were searched for. */
  duties: string[]
  proposed: ProposedBureau | null
}

/** The bureaus that were proposed come first, in that order; nothing is left out. */
export const proposedFirst = (proposal: Proposal | null, bureaus: readonly Bureau[]): FoundBureau[] => {
  const named = proposal ? [...(proposal.lead ? [proposal.lead] : []), ...proposal.support, ...proposal.others] : []
  const place = (bureau: Bureau): number => {
    const at = named.findIndex((one) => one.bureau.id === bureau.id)
    return at < 0 ? named.length : at
  }
  return bureaus
    .map((bureau) => ({ bureau, duties: [], proposed: named[place(bureau)] ?? null }))
    .sort((a, b) => place(a.bureau) - place(b.bureau))
}

/** Bureaus whose name or duty list contains the words searched for, with the lines that do. */
export const searchBureaus = (search: string, bureaus: readonly Bureau[]): FoundBureau[] => {
  const words = search.trim().split(/\s+/).filter((word) => word !== '')
  const fits = (text: string) => words.every((word) => text.includes(word))
  return bureaus.flatMap((bureau) => {
    const duties = bureau.duties.map((duty) => duty.text).filter(fits)
    const named = fits(bureau.name) || fits(bureau.shortName)
    return named || duties.length > 0 ? [{ bureau, duties: duties.slice(0, 3), proposed: null }] : []
  })
}
