import { evaluate, frozenSentences } from './evaluate'

// Prints how well promises are recognised in the frozen sentences; with --wrong also where not.
const { figures, wrong } = evaluate(frozenSentences())
console.log(JSON.stringify(figures))
const shown = (moment: number | null): string => (moment === null ? '-' : new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16))
if (process.argv.includes('--wrong')) {
  for (const { text, due, found } of wrong) console.log(`${text}\n  expected ${shown(due)}, found ${shown(found)}`)
}
