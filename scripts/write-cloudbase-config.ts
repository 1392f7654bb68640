import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloudbaseConfigText } from './cloudbase-config'

writeFileSync(join(__dirname, '../cloudbaserc.json'), cloudbaseConfigText())
console.log('cloudbaserc.json written')
