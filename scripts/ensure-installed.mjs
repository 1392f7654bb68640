// Runs before `npm start` and `npm test`: installs what the lockfile says when node_modules does not match it.
// Plain JavaScript with nothing but Node, because at this point nothing may be installed yet.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = (file) => {
  try {
    return JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).packages
  } catch {
    return null
  }
}

const wanted = packages('package-lock.json')
const present = packages('node_modules/.package-lock.json')
// Optional packages are for other machines as well; npm itself decides which of them belong here.
const missing = Object.entries(wanted ?? {}).filter(
  ([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && !entry.peer && present?.[path]?.version !== entry.version,
)

if (missing.length > 0) {
  console.log(`Installing packages (${missing.length} missing or of another version) …`)
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root, stdio: 'inherit', shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
