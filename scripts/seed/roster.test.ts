import { isUscc } from '../../cloudfunctions/roster/domain/uscc'
import { announcedCalendar, dayFromText, dayOf } from '../../cloudfunctions/kit/clock/calendar'
import { noEnd } from '../../cloudfunctions/roster/domain/documents'
import { EnterpriseId, PersonId } from '../../types/ids'
import { leadingPeople } from './featured'
import { capacity } from './officials'
import { demoRoster, pairedFrom } from './roster'

const roster = demoRoster()
const { people, enterprises, bureaus, pairings, rooms } = roster
const unique = (values: readonly string[]) => new Set(values).size === values.length
const having = (role: string) => people.filter((person) => (person.roles as string[]).includes(role))

test('two runs make the same zone', () => {
  expect(demoRoster()).toEqual(roster)
})

test('305 enterprises of ten industries, each with a valid code and a brand of its own', () => {
  expect(enterprises).toHaveLength(305)
  for (const { _id } of enterprises) {
    expect(isUscc(_id)).toBe(true)
    expect(EnterpriseId.safeParse(_id).success).toBe(true)
  }
  expect(unique(enterprises.map((enterprise) => enterprise._id))).toBe(true)
  expect(unique(enterprises.map((enterprise) => enterprise.name.slice(0, 2)))).toBe(true)
  expect(new Set(enterprises.map((enterprise) => enterprise.industry)).size).toBe(10)
  expect(new Set(enterprises.map((enterprise) => enterprise.kind))).toEqual(new Set(['hightech', 'large']))
})

test('no enterprise carries the name of a real giant or a real city', () => {
  const giants = '华为 腾讯 阿里 百度 京东 字节 美团 拼多多 网易 比亚迪 宁德 格力 美的 海尔 小米 联想 中兴 大疆 海康 茅台 五粮 万科 恒大 富士康 鸿海 台积 立讯 歌尔 三一 徐工 中联 吉利 长城 奇瑞 蔚来 理想 小鹏 隆基 通威 晶科 天合 阳光 药明 恒瑞 迈瑞 伊利 蒙牛 哈哈 农夫 统一 康师傅 旺旺 中石 西门子 博世 三星 松下 索尼 丰田 特斯拉 苹果 京瓷 三环 国瓷 汇川 顺丰'
  const cities = '北京 上海 天津 重庆 苏州 昆山 无锡 南京 常州 杭州 宁波 温州 广州 深圳 东莞 佛山 武汉 成都 西安 青岛 济南 厦门 福州 泉州 合肥 长沙 郑州 沈阳 大连 南昌 江西 江苏 浙江 广东 福建 台湾 香港'
  for (const { name, address } of enterprises) {
    for (const word of `${giants} ${cities}`.split(' ')) expect(name + address).not.toContain(word)
  }
})

test('seven bureaus, each with 12 to 20 duties of its own, one lead and four officers', () => {
  expect(bureaus.map((bureau) => bureau.name)).toEqual([
    '规划建设局', '行政审批局', '安全生产和环境保护局', '经济发展局', '招商局', '科技园管委会', '台商服务办',
  ])
  expect(unique(bureaus.flatMap((bureau) => bureau.duties.map((duty) => duty.id)))).toBe(true)
  expect(unique(bureaus.flatMap((bureau) => bureau.duties.map((duty) => duty.text)))).toBe(true)
  for (const bureau of bureaus) {
    expect(bureau.duties.length).toBeGreaterThanOrEqual(12)
    expect(bureau.duties.length).toBeLessThanOrEqual(20)
    expect(having('lead').filter((person) => person.bureauId === bureau._id)).toHaveLength(1)
    expect(having('officer').filter((person) => person.bureauId === bureau._id)).toHaveLength(4)
  }
})

test('every duty line of the seven bureaus has at least three phrases, and no bureau says one twice', () => {
  for (const bureau of bureaus) {
    const phrases = bureau.duties.map((duty) => duty.phrases ?? [])
    expect(phrases.filter(({ length }) => length < 3)).toEqual([])
    expect(unique(phrases.flat())).toBe(true)
  }
})

test('administrative approval owns filing, environmental approval and construction permits; supervision lies elsewhere', () => {
  const duties = (id: string) => bureaus.find((bureau) => bureau._id === id)!.duties.map((duty) => duty.text).join('\n')
  expect(duties('approval')).toMatch(/项目备案[\s\S]*环境影响报告[\s\S]*施工许可证核发[\s\S]*排污许可证的核发/)
  expect(duties('safety-env')).toMatch(/日常监管/)
  expect(duties('safety-env')).not.toMatch(/核发|审批/)
})

test('9 zone leaders with 5 enterprises and 26 department heads with 10, dealt over all seven departments', () => {
  const cadres = having('cadre')
  expect(cadres.filter((person) => person.rank === 'leader')).toHaveLength(9)
  expect(cadres.filter((person) => person.rank === 'head')).toHaveLength(26)
  expect(new Set(cadres.map((person) => person.bureauId)).size).toBe(7)
  for (const cadre of cadres) {
    expect(pairings.filter((pairing) => pairing.cadreId === cadre._id)).toHaveLength(capacity[cadre.rank!])
  }
})

test('every enterprise has exactly one pairing, which began on a working day and has no end', () => {
  expect(pairings.map((pairing) => pairing.enterpriseId).sort()).toEqual(enterprises.map((enterprise) => enterprise._id).sort())
  expect(pairings.every((pairing) => pairing.from === pairedFrom && pairing.to === noEnd)).toBe(true)
  expect(dayOf(pairedFrom)).toBe(dayFromText('2026-01-04'))
  expect(announcedCalendar.day(dayOf(pairedFrom)).working).toBe(true)
})

test('ids, names, phones and accounts are given out once', () => {
  expect(unique(people.map((person) => person._id))).toBe(true)
  expect(unique(people.map((person) => person.name))).toBe(true)
  expect(unique(people.map((person) => person.phone))).toBe(true)
  expect(unique(people.map((person) => person.openid))).toBe(true)
  for (const { _id, phone, name, title } of people) {
    expect(PersonId.safeParse(_id).success).toBe(true)
    expect(phone).toMatch(/^1990000\d{4}$/)
    expect(name).toMatch(/^\p{Script=Han}{3}$/u)
    expect(title).not.toBe('')
  }
})

test('one cadre leads a bureau too, and nobody else has two roles', () => {
  const several = people.filter((person) => person.roles.length > 1)
  expect(several.map((person) => person.roles)).toEqual([['cadre', 'lead']])
  expect([having('supervisor').length, having('admin').length, having('observer').length]).toEqual([2, 1, 2])
})

test('a room holds its own staff, the first of them owner, and the paired cadre, and nobody else', () => {
  expect(rooms).toHaveLength(305)
  for (const room of rooms) {
    const staff = people.filter((person) => person.enterpriseId === room._id)
    expect([2, 3]).toContain(staff.length)
    expect(staff.map((person) => person.owner)).toEqual(staff.map((_, place) => place === 0))
    const cadre = pairings.find((pairing) => pairing.enterpriseId === room._id)!.cadreId
    expect(room.members.map((member) => member.id)).toEqual([...staff.map((person) => person._id), cadre])
    expect(room).toMatchObject({ seq: 0, last: null })
  }
})

test('everybody the sign-in page shows first is in the roster', () => {
  const ids = new Set(people.map((person) => person._id))
  for (const { personId, why } of leadingPeople) {
    expect(ids).toContain(personId)
    expect(why).not.toBe('')
  }
})
