import { writeFileSync } from 'node:fs'
import { cloudbaseConfigText } from './cloudbase-config'

writeFileSync(new URL('../cloudbaserc.json', import.meta.url), cloudbaseConfigText())
console.log('cloudbaserc.json written')
