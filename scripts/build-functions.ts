import { type Plugin, build } from 'esbuild'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'

const root = join(__dirname, '..')
const sources = join(root, 'cloudfunctions')
/** A cold start is mostly loading the bundle, so growth is a defect. */
const largest = 1.5 * 1024 * 1024

export interface BuiltFunction { name: string; file: string; bytes: number }

/** The SDK signs with ours in the library's place (see there); ours still finds the library. */
const quickSignature: Plugin = {
  name: 'quick-signature',
  setup({ onResolve }) {
    onResolve({ filter: /^@cloudbase\/signature-nodejs$/ }, ({ importer }) =>
      importer.includes(`${sep}@cloudbase${sep}`) ? { path: join(sources, 'kit/signature.ts') } : null)
  },
}

/** The SDK asks with ours around the library's requester (see there). */
const quickRequests: Plugin = {
  name: 'quick-requests',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@cloudbase[\\/]node-sdk[\\/]dist[\\/]utils[\\/]tcbapirequester\.js$/ }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}
        exports.request = require(${JSON.stringify(join(sources, 'kit/request.ts'))}).quickRequest(request, processReturn)`,
    }))
  },
}

const ejson = JSON.stringify(join(sources, 'kit/ejson.ts'))

/** The SDK reads and writes plain documents with ours around the library's functions (see there). */
const quickEjson: Plugin = {
  name: 'quick-ejson',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^bson$/ }, async ({ importer, resolveDir, pluginData }) => {
      if (pluginData === quickEjson || !importer.includes(`${sep}@cloudbase${sep}database${sep}`)) return null
      const library = await resolve('bson', { resolveDir, kind: 'require-call', pluginData: quickEjson })
      return { path: library.path, namespace: 'quick-ejson', pluginData: resolveDir }
    })
    onLoad({ filter: /.*/, namespace: 'quick-ejson' }, ({ path, pluginData }) => ({
      resolveDir: pluginData as string,
      contents: `const bson = require(${JSON.stringify(path)})
        const { quickParse } = require(${ejson})
        module.exports = { ...bson, EJSON: { ...bson.EJSON, parse: quickParse(bson.EJSON.parse) } }`,
    }))
    const around = (file: RegExp, what: string, ours: string): void => onLoad({ filter: file }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}
        ${what} = require(${ejson}).${ours}(${what})`,
    }))
    around(/[\\/]@cloudbase[\\/]database[\\/]dist[\\/]commonjs[\\/]util\.js$/, 'exports.Util.formatResDocumentData', 'quickFormat')
    around(/[\\/]@cloudbase[\\/]database[\\/]dist[\\/]commonjs[\\/]serializer[\\/]datatype\.js$/, 'exports.serialize', 'quickSerialize')
    around(/[\\/]@cloudbase[\\/]database[\\/]dist[\\/]commonjs[\\/]utils[\\/]utils\.js$/, 'exports.stringifyByEJSON', 'quickStringify')
  },
}

/** Bundles each function with everything it needs, the SDK included, into `dist/cloudfunctions/<name>`; throws when one is too large. */
export const buildFunctions = async (target = join(root, 'dist/cloudfunctions')): Promise<BuiltFunction[]> => {
  const names = readdirSync(sources).filter((name) => existsSync(join(sources, name, 'index.ts')))
  await rm(target, { recursive: true, force: true })
  const built = await Promise.all(names.map(async (name): Promise<BuiltFunction> => {
    const folder = join(target, name)
    const file = join(folder, 'index.js')
    await mkdir(folder, { recursive: true })
    await build({
      entryPoints: [join(sources, name, 'index.ts')], outfile: file, bundle: true, minify: true, keepNames: false,
      platform: 'node', target: 'node18', format: 'cjs', charset: 'utf8', legalComments: 'none', logLevel: 'warning', plugins: [quickSignature, quickRequests, quickEjson],
    })
    await writeFile(join(folder, 'package.json'), `${JSON.stringify({ name, version: '1.0.0', private: true, main: 'index.js' }, null, 2)}\n`)
    return { name, file, bytes: statSync(file).size }
  }))
  const tooLarge = built.filter(({ bytes }) => bytes > largest)
  if (tooLarge.length > 0) throw new Error(`larger than ${largest} bytes: ${tooLarge.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}`)
  return built
}

if (require.main === module) {
  buildFunctions().then((built) => {
    for (const { name, bytes } of built) console.log(`${name.padEnd(10)} ${(bytes / 1024).toFixed(0).padStart(6)} kB`)
  }, (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
