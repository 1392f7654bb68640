import { isRefused, wordsOf } from './rules'
import { writtenIn } from './written'

test.each([
  '代开各类增值税发票，加微信 138', '百家乐 开 户 送 彩·金', '高价收购对公账户和银行卡四件套', '出售 冰 毒', '日赚500，刷单加 V',
])('an offer is refused: %s', (text) => expect(isRefused(text)).toBe(true))

test.each([
  '有人在门口赌博，能请公安来看看吗', '税务大厅代开发票的电话是多少', '收到银行卡回单了', '棋牌室注册营业执照需要什么材料', '矿山购买炸药的审批卡住了',
  '我们仓库外发现有人卖假烟', '办理证件请电话联系 13800138000', '工人反映夜班宿舍旁边有人刷单被骗', '对公账户开户要几天', '',
])('what an enterprise may have to say passes: %s', (text) => expect(isRefused(text)).toBe(false))

test('an environment adds words; blanks between their letters do not help, single letters are no words', () => {
  const added = wordsOf(' 某某暗语， 另一个,的')
  expect(added).toEqual(['某某暗语', '另一个'])
  expect(isRefused('这是某 某\u200b暗*语', added)).toBe(true)
  expect(isRefused('的', added)).toBe(false)
})

test('what people wrote is found wherever it stands, ids and words of the machine are not asked about', () => {
  expect(writtenIn({
    requestId: 'abcdefghijklmnop', roomId: '91320000000000000A', text: '您好', category: 'request', steps: [{ what: '勘察', bureauId: 'planning', by: 1 }], tags: ['甲', 'b'],
  })).toEqual([['text', '您好'], ['steps.0.what', '勘察'], ['tags.0', '甲']])
  expect(writtenIn({ text: 'add me on QQ 12345' })).toEqual([['text', 'add me on QQ 12345']])
})
