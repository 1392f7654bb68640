import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildFunctions } from './build-functions'
import { type Build, bringUpToDate } from './freshness'

const root = join(__dirname, '..')

const npmScript = (name: string) => (): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', name], { cwd: root, shell: process.platform === 'win32' })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { said += part.toString() })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`npm run ${name} failed:\n${said}`))))
  })

const app = ['miniprogram', 'types', 'package-lock.json']
const builds: Record<'functions' | 'h5' | 'weapp', Omit<Build, 'name'>> = {
  functions: {
    inputs: ['cloudfunctions', 'types', 'package-lock.json', 'scripts/build-functions.ts'],
    output: 'dist/cloudfunctions', run: async () => void (await buildFunctions()),
  },
  h5: { inputs: app, output: 'dist/h5/index.html', run: npmScript('build:h5') },
  weapp: {
    inputs: app, output: 'dist/weapp/app.json', settings: process.env.GUAGOU_CLOUD_URL ?? '', run: npmScript('build:weapp'),
  },
}
export type BuildName = keyof typeof builds

/** Builds what is not up to date, judged by content; answers what was built. */
export const ensureBuilt = (...names: BuildName[]): Promise<string[]> =>
  bringUpToDate(root, join(root, 'dist/.stamp'), names.map((name) => ({ name, ...builds[name] })))

if (require.main === module) {
  ensureBuilt('functions', 'h5', 'weapp').then(
    (built) => console.log(built.length > 0 ? `Built ${built.join(', ')}` : 'Everything is up to date'),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    },
  )
}
