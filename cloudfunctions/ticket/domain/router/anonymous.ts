const shortest = 8
const longest = 160

/** What stands at the end or start of an enterprise's name and says nothing of it. */
const kinds = /(有限责任公司|股份有限公司|集团有限公司|有限公司|集团|公司|厂)$/u

/**
 * An answer that another enterprise got, fit for strangers: names of enterprise and people, and every number, are
 * taken out, sentences that need a name,
 * a code or somebody to turn to are dropped. null when too little is left to help.
 * @param names names of the enterprise and of everybody who appears in the ticket
 */
export const anonymous = (answer: string, names: readonly string[]): string | null => {
  const hidden = names.flatMap((name) => {
    const core = name.replace(kinds, '')
    // People shorten an enterprise's name to its first characters.
    return core !== name ? [name, core, core.slice(0, 4), core.slice(0, 2)] : [name]
  }).filter((name) => name.length >= 2).sort((a, b) => b.length - a.length)
  const plain = hidden.reduce((text, name) => text.split(name).join('某某'), answer)
    .replace(/[（(][^（）()]*[）)]/gu, '')
    .replace(/(贵公司|贵司|你公司|该公司)/gu, '企业')
    .replace(/[0-9０-９][0-9０-９.,:%％]*[百千万亿]?|[一二三四五六七八九十百千万亿两]{2,}/gu, '×')
  const kept = plain.split(/(?<=[。；;！!\n])/u).filter((sentence) => !/[A-Za-z]{2,}|某某|联系|电话|手机|微信/u.test(sentence)).join('').trim()
  if (kept.length < shortest) return null
  return kept.length <= longest ? kept : `${kept.slice(0, longest - 1)}…`
}
