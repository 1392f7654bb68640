import { anonymous } from './anonymous'
import { likeness } from './similar'

const told = (text: string) => ({ title: '', text })

test('the same matter in other words is alike, another one of the same bureau is not', () => {
  const [same, other, nothing] = likeness(told('危险废物没地方处置，仓库快满了'), [
    told('危险废物处置单位额度满了，仓库放不下'), told('夜间噪声被投诉，整改到什么标准'), told('😀'),
  ])
  expect(same).toBeGreaterThan(0.35)
  expect(other).toBeLessThan(0.2)
  expect(nothing).toBe(0)
})

test('an answer for strangers holds no name, number or code; a sentence that needs one is dropped', () => {
  const names = ['砚渡智能装备有限公司', '崔丽亮']
  expect(anonymous('已协调接入，三日后完工。砚渡智能装备有限公司由崔丽亮经办。补贴12.5万元已到账（账号6222）。设备型号ABC-9可用。', names))
    .toBe('已协调接入，三日后完工。补贴×元已到账。')
  expect(anonymous('砚渡智能的厂区已恢复供电。', names)).toBeNull()
  expect(anonymous('已办', names)).toBeNull()
})
