import { readFileSync } from 'node:fs'
import { accessNames, readSettings, withoutSecrets } from './deploy/settings'
import { cloudbaseDatabase } from './roster/cloudbase'
import { readRosterFile } from './roster/file'
import { loadRoster } from './roster/load'

/** `npm run roster:load -- file.json [--check]`: the file into the environment TCB_ENV, or only its faults. */
const run = async (): Promise<void> => {
  const [file] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
  if (!file) throw new Error('Which file? npm run roster:load -- file.json [--check]')
  const roster = readRosterFile(readFileSync(file, 'utf8'))
  if (process.argv.includes('--check')) return console.log(`${file} has no faults.`)
  const loaded = await loadRoster(cloudbaseDatabase(readSettings(process.env, accessNames)), roster)
  for (const { collection, added, same, different } of loaded) {
    console.log(`${collection.padEnd(12)} ${added} added, ${same} there already, ${different.length} different and left as they are`)
    for (const id of different) console.log(`  different  ${id}`)
  }
}

run().catch((error: unknown) => {
  console.error(withoutSecrets(error instanceof Error ? error.message : String(error), process.env))
  process.exitCode = 1
})
