import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloudbaseConfig, cloudbaseConfigText } from './cloudbase-config'

test('cloudbaserc.json is what the declarations say (npm run cloudbase:config writes it)', () => {
  expect(readFileSync(join(__dirname, '../cloudbaserc.json'), 'utf8')).toBe(cloudbaseConfigText())
})

test('a client may read only its own signal and write nothing', () => {
  for (const { collectionName, rule } of cloudbaseConfig().database.collections) {
    expect(rule.write).toBe(false)
    expect(rule.read).toBe(collectionName === 'signals' ? 'doc._openid == auth.openid' : false)
  }
})
