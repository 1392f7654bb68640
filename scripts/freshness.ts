import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** One thing that is built from files. */
export interface Build {
  name: string
  /** Files and folders whose content decides, relative to the project. */
  inputs: string[]
  /** Must exist for the build to count as done. */
  output: string
  /** Settings that are built in beside the files. */
  settings?: string
  run(): Promise<void>
}

const unbuilt = /(^|\/)(node_modules|\.swc|test)(\/|$)|\.test\.tsx?$/

const filesUnder = (path: string): string[] =>
  !existsSync(path) ? [] : statSync(path).isDirectory()
    ? readdirSync(path).filter((name) => !unbuilt.test(name)).sort().flatMap((name) => filesUnder(join(path, name)))
    : [path]

const fingerprint = (root: string, { inputs, settings = '' }: Build): string => {
  const hash = createHash('sha256').update(settings)
  for (const file of inputs.flatMap((input) => filesUnder(join(root, input)))) {
    hash.update(`\n${relative(root, file)}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/**
 * Runs the builds whose inputs changed since they last succeeded, one after the other; answers the names of those run.
 * Content decides, not file times: a fresh clone or a switched branch gives files new times.
 */
export const bringUpToDate = async (root: string, stampFile: string, builds: Build[]): Promise<string[]> => {
  const stamps = (existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {}) as Record<string, string>
  const done: string[] = []
  for (const build of builds) {
    const now = fingerprint(root, build)
    if (stamps[build.name] === now && existsSync(join(root, build.output))) continue
    await build.run()
    stamps[build.name] = now
    mkdirSync(dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, `${JSON.stringify(stamps, null, 2)}\n`)
    done.push(build.name)
  }
  return done
}
