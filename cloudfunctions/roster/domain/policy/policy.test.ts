import { answerPolicy, draftPolicy, publishPolicy, withdrawPolicy } from './decide'
import type { PolicyDocument } from './documents'
import { reasonOf, reasonWords } from './fits'
import { fittingOf, policyNotice } from './notice'

const at = (text: string): number => Date.parse(`2026-${text}+08:00`)
const admin = { id: 'admin-1', name: '管理员' }
const staff = { id: 'staff-1', name: '崔丽亮' }
const deed = { actor: admin, now: at('03-03T10:00'), intention: 'i' }
const words = { title: '技改补贴', summary: '设备投资补一成', deadline: '2026-03-20', fit: { industries: ['先进陶瓷', '先进陶瓷'], kinds: ['hightech' as const] } }
const value = <T>(decided: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!decided.ok) throw new Error(decided.refusal.code)
  return decided.value
}
const draft = (): PolicyDocument => value(draftPolicy(null, 'p', 0, words, deed))
const published = () => value(publishPolicy(draft(), 1, deed))
const ceramics = { _id: 'e1', name: '澄湖陶瓷', industry: '先进陶瓷', kind: 'hightech' as const }

test.each([
  [{ industries: ['先进陶瓷'], kinds: ['hightech'] }, '因贵企业属于先进陶瓷行业、规上高企'],
  [{ industries: ['先进陶瓷', '新能源'], kinds: [] }, '因贵企业属于先进陶瓷行业'],
  [{ industries: [], kinds: ['large', 'hightech'] }, '因贵企业属于规上高企'],
  [{ industries: [], kinds: [] }, '面向园区全部重点企业'],
] as const)('a policy for %j fits, and says why', (fit, why) => {
  expect(reasonWords(reasonOf({ industries: [...fit.industries], kinds: [...fit.kinds] }, ceramics)!)).toBe(why)
})

test.each([[{ industries: ['新能源'], kinds: [] }], [{ industries: ['先进陶瓷'], kinds: ['large'] }]] as const)('a policy for %j does not', (fit) => {
  expect(reasonOf({ industries: [...fit.industries], kinds: [...fit.kinds] }, ceramics)).toBeNull()
})

test('a draft is changed by whoever has seen it; its last day lies ahead and is a day', () => {
  expect(draft()).toMatchObject({ version: 1, state: 'draft', dueAt: at('03-20T17:30'), fit: { industries: ['先进陶瓷'] } })
  expect(value(draftPolicy(draft(), 'p', 1, { ...words, title: '新名称' }, deed))).toMatchObject({ version: 2, title: '新名称' })
  expect(draftPolicy(draft(), 'p', 0, words, deed)).toMatchObject({ refusal: { code: 'conflict' } })
  for (const deadline of ['2026-03-02', '2026-02-30', '2026-13-01']) expect(draftPolicy(null, 'p', 0, { ...words, deadline }, deed)).toMatchObject({ refusal: { code: 'bad_input', fields: ['deadline'] } })
})

test('it is published once, as it was seen, and then withdrawn, not changed', () => {
  expect(published()).toMatchObject({ state: 'published', publishedAt: deed.now, version: 2 })
  expect(publishPolicy(draft(), 0, deed)).toMatchObject({ refusal: { code: 'conflict' } })
  expect(publishPolicy(published(), 2, deed)).toMatchObject({ refusal: { code: 'wrong_state' } })
  expect(publishPolicy(draft(), 1, { ...deed, now: at('03-20T17:30') })).toMatchObject({ refusal: { code: 'bad_input' } })
  expect(draftPolicy(published(), 'p', 2, words, deed)).toMatchObject({ refusal: { code: 'wrong_state' } })
  expect(value(withdrawPolicy(published(), deed)).state).toBe('withdrawn')
  expect(withdrawPolicy(draft(), deed)).toMatchObject({ refusal: { code: 'wrong_state' } })
})

test('the notice names the policy and why it fits, and is moot once the enterprise has said something', () => {
  const fitting = fittingOf(published(), 'e1', { industry: '先进陶瓷', kind: null }, deed.now)
  expect(policyNotice(published(), fitting, ceramics)).toMatchObject({
    kind: 'policy_fits', to: { enterprise: 'e1' }, title: '技改补贴（因贵企业属于先进陶瓷行业）', whileOpen: `policy:${fitting._id}`, page: 'pages/policy/index?id=p', dueAt: at('03-20T17:30'),
  })
})

test('who knew of it may still apply; an application stays; of a withdrawn one nothing can be said', () => {
  const open = fittingOf(published(), 'e1', { industry: null, kind: null }, deed.now)
  const by = { actor: staff, now: at('03-04T10:00') }
  const known = value(answerPolicy(open, published(), undefined, by))
  expect(known).toMatchObject({ answer: 'known', answeredBy: staff, ticketId: null })
  const applied = value(answerPolicy(known, published(), 't1', by))
  expect(applied).toMatchObject({ answer: 'applied', ticketId: 't1' })
  expect(answerPolicy(applied, published(), undefined, by)).toMatchObject({ refusal: { code: 'wrong_state' } })
  expect(answerPolicy(open, value(withdrawPolicy(published(), deed)), undefined, by)).toMatchObject({ refusal: { code: 'wrong_state' } })
})
