import { buildSync } from 'esbuild'
import { join } from 'node:path'

let built: string | undefined

/** The worker's first code as one CommonJS text: a worker thread cannot load TypeScript itself. */
export const bootstrapCode = (): string => {
  built ??= buildSync({
    entryPoints: [join(__dirname, 'inside/main.ts')], bundle: true, write: false, platform: 'node', target: 'node18', format: 'cjs', external: ['libsql'],
  }).outputFiles[0]!.text
  return built
}
