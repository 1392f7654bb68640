import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promiseIn } from '../../cloudfunctions/chat/domain/promise/recognise'
import { announcedCalendar } from '../../cloudfunctions/kit/clock/calendar'

export interface Sentence { at: number; due: number | null; text: string }

const moment = (text: string): number => Date.parse(`${text}+08:00`)

/** The sentences that were written down before the rules were. */
export const frozenSentences = (): Sentence[] =>
  readFileSync(join(__dirname, 'frozen', 'promises.tsv'), 'utf8').split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [at, due, text] = line.split('\t') as [string, string, string]
      return { at: moment(at), due: due === '-' ? null : moment(due), text }
    })

const share = (part: number, whole: number): number => Math.round((part / whole) * 10_000) / 10_000

/** How well the rules do on them; `dateAccuracy` is of the promises that were recognised. */
export const evaluate = (all: readonly Sentence[]) => {
  const judged = all.map((sentence) => ({ ...sentence, found: promiseIn(sentence.text, sentence.at, announcedCalendar) }))
  const found = judged.filter((one) => one.found !== null)
  const right = found.filter((one) => one.due !== null)
  return {
    figures: {
      n: all.length,
      precision: share(right.length, found.length),
      recall: share(right.length, all.filter(({ due }) => due !== null).length),
      dateAccuracy: share(right.filter((one) => one.found === one.due).length, right.length),
    },
    wrong: judged.filter((one) => one.found !== one.due),
  }
}
