import { everyone, mentionsIn, withMention } from './people'

const people = [
  { id: 'a', name: '王芳', title: '' }, { id: 'b', name: '王芳芳', title: '' }, { id: 'c', name: '李强', title: '' }, everyone,
]

test('whoever is named behind an @ is meant, each once', () => {
  expect(mentionsIn('@李强 请看，@王芳芳 也看，@李强', people)).toEqual(['c', 'b'])
  expect(mentionsIn('邮箱 a@b.cn，李强', people)).toEqual([])
  expect(mentionsIn('@所有人 明天停电', people)).toEqual(['all'])
  expect(mentionsIn('@王芳', people)).toEqual(['a'])
})

test('a name takes the place of the @ that asked for it', () => {
  expect(withMention('请 @', people[2]!)).toBe('请 @李强 ')
  expect(withMention('', people[2]!)).toBe('@李强 ')
  expect(withMention('请看', people[2]!)).toBe('请看 @李强 ')
})
