import { contentOf, shortened, timeText } from './templates'
import { type NoticeOrder, noticeKinds } from './order'

const order: NoticeOrder = {
  kind: 'routed', template: 'todo', to: { bureau: 'approval' }, by: null, ticketId: 't', number: '2026-00001',
  title: '新增生产线每天多排放二十吨处理后的废水需要重新办理项目备案手续', enterpriseName: '澄湖精密陶瓷有限公司',
  state: 'routed', dueAt: Date.parse('2026-11-24T15:30+08:00'), whileIn: ['routed'], whileDueAt: null, page: 'pages/ticket/index?id=t',
}

test('a long title is shortened to the twenty characters of a thing, whole characters only', () => {
  expect([...contentOf(order, 0).thing1!.value]).toHaveLength(20)
  expect(shortened('😀😀😀', 2)).toBe('😀…')
  expect(shortened('刚好', 2)).toBe('刚好')
})

test.each(noticeKinds)('every field of a %s notice fits into every template', (kind) => {
  for (const template of ['todo', 'progress', 'deadline'] as const) {
    for (const [name, { value }] of Object.entries(contentOf({ ...order, kind, template }, 0))) {
      const length = [...value].length
      expect(length).toBeGreaterThan(0)
      if (name.startsWith('thing')) expect(length).toBeLessThanOrEqual(20)
      if (name.startsWith('phrase')) expect(length).toBeLessThanOrEqual(5)
    }
  }
})

test('the hints are short enough not to be shortened', () => {
  for (const kind of noticeKinds) expect(contentOf({ ...order, kind }, 0).thing4!.value).not.toMatch(/…$/)
})

test('times are those of Asia/Shanghai', () => {
  expect(timeText(Date.parse('2026-11-24T16:05Z'))).toBe('2026年11月25日 00:05')
})
