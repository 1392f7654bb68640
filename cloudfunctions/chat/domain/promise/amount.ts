/** A pattern for an amount as it is written in chat: 3, 三, 十五, 两, 半. */
export const number = '(?:\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九半])'

const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }

/** What such an amount is; null when it is none. */
export const amountOf = (text: string): number | null => {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '半') return 0.5
  const [tens, ones] = text.split('十')
  if (ones === undefined) return digits[text] ?? null
  return (tens === '' ? 1 : digits[tens!] ?? 0) * 10 + (ones === '' ? 0 : digits[ones] ?? 0)
}
