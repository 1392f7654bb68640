import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { templateNames } from '../../types/notify'
import { contentOf, defaultShapes } from '../../cloudfunctions/notify/domain/templates'
import { readRosterFile } from '../roster/file'
import { demoRoster } from '../seed/roster'
import { settingNames } from './settings'

const guide = readFileSync(join(__dirname, '../../docs/deploy.md'), 'utf8')

test.each(templateNames)('both languages of the guide name the fields of the template %s, these and no others', (template) => {
  const fields = Object.keys(contentOf({
    kind: 'raised', title: '用电增容', enterpriseName: '示例公司', number: '202601040001', dueAt: 0,
  }, defaultShapes[template], 0))
  const lines = guide.split('\n').filter((line) => line.includes(`\`TEMPLATE_${template.toUpperCase()}\``) && line.includes('thing'))
  expect(lines).toHaveLength(2)
  for (const line of lines) expect([...line.matchAll(/`([a-z_]+\d)`/g)].map(([, name]) => name)).toEqual(fields)
})

test('the guide explains every setting', () => {
  for (const name of settingNames) expect(guide).toContain(`\`${name}\``)
})

test('the example of a roster is one', () => {
  const example = /```json\n([\s\S]*?)```/.exec(guide)![1]!
  const code = demoRoster().enterprises[0]!._id
  const roster = readRosterFile(example.replaceAll(/<[^>]*credit code>/g, code))
  expect(roster.rooms[0]!.members.map(({ id }) => id)).toEqual(['zhang', 'li'])
})
