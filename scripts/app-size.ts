import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * Measures what a phone has to load, in bytes, and fails beyond the limits of ui.md.
 * Needs both builds: `npm run build:weapp && npm run build:h5 && npm run app:size`.
 */
const limits = { main: 1024 * 1024, subpackage: 1024 * 1024, h5FirstLoadGzip: 350 * 1000 }
const dist = path.resolve(import.meta.dirname, '../dist')

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(path.join(folder, file)).isFile())

const weapp = () => {
  const folder = path.join(dist, 'weapp')
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] }
  const roots = (app.subPackages ?? []).map(({ root }) => `${root.replace(/\/$/, '')}/`)
  const sizes: Record<string, number> = Object.fromEntries(roots.map((root) => [root, 0]))
  let main = 0
  for (const file of filesUnder(folder)) {
    const { size } = statSync(path.join(folder, file))
    const root = roots.find((candidate) => file.split(path.sep).join('/').startsWith(candidate))
    if (root === undefined) main += size
    else sizes[root] = (sizes[root] ?? 0) + size
  }
  return { main, subpackages: sizes }
}

/**
 * What the browser fetches before anything is seen: the page, all it refers to, and the largest of the parts
 * that are loaded on demand twice over, since the first screen needs its own part and the shared one. A part is named
 * after the page it belongs to; nobody's first screen lies in a subpackage.
 */
const h5 = (subpackages: readonly string[]) => {
  const folder = path.join(dist, 'h5')
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  const zipped = (file: string) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length
  const named = [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map((match) => match[1] as string)
  if (named.length === 0) throw new Error('dist/h5/index.html names no script')
  const rare = subpackages.map((root) => `src_${root.replaceAll('/', '_')}`)
  const onDemand = (extension: string) => filesUnder(folder)
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith(extension) && !named.includes(file) && !rare.some((prefix) => path.basename(file).startsWith(prefix)))
    .map(zipped)
    .sort((a, b) => b - a)
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  const atOnce = gzipSync(page).length + sum(named.map(zipped))
  return { atOnce, firstLoadGzip: atOnce + sum(onDemand('.js').slice(0, 2)) + sum(onDemand('.css').slice(0, 2)) }
}

for (const platform of ['weapp', 'h5']) {
  if (!existsSync(path.join(dist, platform))) throw new Error(`dist/${platform} is missing: run npm run build:${platform}`)
}
const packages = weapp()
const measured = { weapp: packages, h5: h5(Object.keys(packages.subpackages)) }
const beyond = [
  ...(measured.weapp.main > limits.main ? ['main package'] : []),
  ...Object.entries(measured.weapp.subpackages).filter(([, size]) => size > limits.subpackage).map(([root]) => root),
  ...(measured.h5.firstLoadGzip > limits.h5FirstLoadGzip ? ['h5 first load'] : []),
]
console.log(JSON.stringify({ ...measured, limits, beyond }, null, 2))
if (beyond.length > 0) process.exitCode = 1
