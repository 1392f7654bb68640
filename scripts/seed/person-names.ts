import type { Random } from './random'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const firsts = [...'志建文晓海国春雅思明立永俊佳子宏雪静玉振家天秋景德少书云月瑞嘉承世兴润怀广锦若梓清新泽光育慧丽素学']
const seconds = [...'明华强伟平军芳敏洁宁涛峰斌莉娟琴燕霞辉凯鹏飞波松杰勇刚亮颖婷琳欣怡妍薇楠岩川源林生安东阳诚毅航晨曦雯蕾萍珍英祥根康']

/** Names of people everybody knows; the demo roster must not look as if they worked in it. */
const wellKnown = new Set([
  '王建国', '王健林', '李嘉诚', '马化腾', '刘德华', '李彦宏', '李子柒', '雷海明', '周海江', '曾毓群', '王传福', '王文京', '刘永好',
  '马明哲', '张学友', '黄晓明', '郭晓明', '孙文', '李书福', '李东生', '高晓松', '陈晓', '杨振宁', '贾跃亭', '林志颖', '陈思诚', '李静', '张海迪',
])

/** Makes names that no two people of the roster share. */
export const personNames = (random: Random): (() => string) => {
  const taken = new Set<string>(wellKnown)
  return () => {
    for (;;) {
      const first = random.pick(firsts)
      const second = random.pick(seconds)
      const name = random.pick(surnames) + first + second
      if (first === second || taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
}
