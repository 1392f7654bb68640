import { contentProblem, localTemplates } from './templates'

const todo = localTemplates.todo!
const good = { thing1: { value: '二'.repeat(20) }, thing2: { value: '测试' }, time3: { value: '2026年11月24日 15:30' }, thing4: { value: '请受理' } }

test('a message with every field within its limit passes', () => expect(contentProblem(todo, good)).toBeNull())

test.each([
  ['a thing of 21 characters', { ...good, thing1: { value: '二'.repeat(21) } }, 'thing1'],
  ['an empty field', { ...good, thing2: { value: '' } }, 'thing2'],
  ['a field left out', { thing1: good.thing1, thing2: good.thing2, time3: good.time3 }, 'thing4'],
  ['a number as value', { ...good, thing2: { value: 5 } }, 'thing2'],
  ['a day that does not exist', { ...good, time3: { value: '2026年13月41日 15:30' } }, 'time3'],
  ['a date without time', { ...good, time3: { value: '2026年11月24日' } }, 'time3'],
])('%s is refused by name', (_what, data, field) => expect(contentProblem(todo, data)).toContain(`data.${field}.value`))

test('a phrase is at most five Chinese characters', () => {
  const progress = (phrase: string) => contentProblem(localTemplates.progress!, {
    character_string1: { value: 'S2026-0001' }, thing2: { value: '题' }, phrase3: { value: phrase }, time4: { value: '15:30' }, thing5: { value: '看' },
  })
  expect(progress('待签收')).toBeNull()
  expect(progress('办理中abc')).toContain('phrase3')
  expect(progress('一二三四五六')).toContain('phrase3')
})
