/**
 * What is refused without asking WeChat. Conservative: a rule fits an offer, not a subject, because an enterprise must
 * be able to report gambling next door or a forged invoice. Tested on text without spaces and marks.
 */
export const rules: readonly RegExp[] = [
  /(代开|出售).{0,10}(发票|普票|专票).{0,24}(微信|薇信|加v|vx|qq)/i,
  /(办|做|刻)假(证|章).{0,24}(微信|薇信|加v|vx|qq|1[3-9]\d{9})/i,
  /(六合彩|百家乐|博彩|赌场|赌球|时时彩).{0,24}(下注|充值|开户|彩金|上分|返水|注册送|注册链接)/,
  /(出售|卖).{0,6}(枪支|子弹|冰毒|海洛因|大麻|摇头丸|迷药|听话水)/,
  /(约炮|裸聊|援交|包夜|一夜情).{0,16}(微信|加v|qq|上门|1[3-9]\d{9})/i,
  /(收购|高价收|出租|出售).{0,6}(银行卡|对公账户|四件套|电话卡|实名微信号)/,
  /(刷单|日赚\d{3,}).{0,20}(微信|加v|vx|qq|押金|垫付)/i,
]

/** Marks and blanks that are put between letters to get past a rule. */
const between = /[\s.,·・*_\-|/\\~'"，。、！!?？\u200b-\u200f\u2060\ufeff]+/g

/** Words that an environment adds to the rules, separated by commas; those shorter than two letters are ignored. */
export const wordsOf = (list: string | undefined): string[] =>
  (list ?? '').split(/[,，]/).map((word) => word.replace(between, '')).filter((word) => [...word].length >= 2)

/** Whether the rules, or one of the added words, find the text unfit for others to see. */
export const isRefused = (text: string, added: readonly string[] = []): boolean => {
  const bare = text.replace(between, '')
  return rules.some((rule) => rule.test(bare)) || added.some((word) => bare.includes(word))
}
