import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, installChromium } from './browser'

/**
 * `npm test`: everything the project knows to check. Two processors are enough for two things at a time: what only
 * reads goes beside the build, and tests by two files; browsers keep both processors busy with one.
 * Ends with one line `N passed, N failed`; a check counts as one, a jest project as its tests.
 */
interface Tally {
  passed: number
  failed: number
  skipped: number
}
const tally: Tally = { passed: 0, failed: 0, skipped: 0 }
const root = join(__dirname, '..')
const only = new Set(process.argv.slice(2))
const wanted = (name: string): boolean => only.size === 0 || only.has(name)

const run = (command: string, args: string[]): Promise<number> =>
  new Promise((resolve) => {
    const child: ChildProcess = spawn(command, args, { cwd: root, stdio: 'inherit', env: process.env })
    child.on('exit', (code) => resolve(code ?? 1))
    child.on('error', () => resolve(1))
  })

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`

const check = async (name: string, command: string, ...args: string[]): Promise<void> => {
  if (!wanted(name)) return
  const start = Date.now()
  const code = await run(command, args)
  tally[code === 0 ? 'passed' : 'failed'] += 1
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(start)})`)
}

const jest = async (project: string): Promise<void> => {
  if (!wanted(project)) return
  const start = Date.now()
  const folder = mkdtempSync(join(tmpdir(), 'guagou-test-'))
  const file = join(folder, 'result.json')
  // Windows draw as fast as they can, and some things in them are measured by the clock: nothing else runs meanwhile.
  const workers = project === 'browser' ? '--runInBand' : '--maxWorkers=2'
  const code = await run('npx', ['jest', '--selectProjects', project, '--json', '--outputFile', file, workers, '--silent', '--reporters=default'])
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'))
    tally.passed += result.numPassedTests
    tally.failed += result.numFailedTests + result.numRuntimeErrorTestSuites
    tally.skipped += result.numPendingTests
    if (code !== 0 && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) tally.failed += 1
    console.log(`${code === 0 ? '✓' : '✗'} ${project}: ${result.numPassedTests} tests (${seconds(start)})`)
  } catch {
    tally.failed += 1
    console.log(`✗ ${project}: jest gave no result`)
  }
  rmSync(folder, { recursive: true, force: true })
}

const browser = async (): Promise<void> => {
  if (!wanted('browser')) return
  if (findChromium() ?? installChromium()) return jest('browser')
  if (process.env.CI === 'true') {
    tally.failed += 1
    console.log('✗ browser: no Chromium on this machine, and none could be installed')
  } else {
    tally.skipped += 1
    console.log('- browser: SKIPPED, no Chromium on this machine (install one, or set CHROMIUM_PATH)')
  }
}

/** What reads the sources and builds nothing. */
const reading = async (): Promise<void> => {
  await check('types', 'npx', 'tsc', '--noEmit', '-p', '.')
  await check('lint', 'npx', 'eslint', '.')
  await check('structure', 'npx', 'depcruise', 'types', 'cloudfunctions', 'miniprogram/src', 'scripts', '--config', '.dependency-cruiser.cjs')
}

const building = async (): Promise<void> => {
  await check('build', 'npx', 'tsx', 'scripts/build.ts')
  await check('size', 'npx', 'tsx', 'scripts/app-size.ts')
}

const main = async (): Promise<void> => {
  await Promise.all([reading(), building()])
  await jest('rules')
  await jest('app')
  await jest('cloud')
  await jest('weapp')
  await browser()

  console.log(`${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`)
  process.exit(tally.failed === 0 ? 0 : 1)
}

void main()
