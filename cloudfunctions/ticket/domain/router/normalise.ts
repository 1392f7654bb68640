/**
 * Words that carry no matter: a text with its function words and one without must give the same features,
 * because sources differ in whether they were cleaned.
 */
const empty = [
  '的', '了', '着', '吗', '呢', '吧', '啊', '呀', '嘛', '哦', '哈', '是', '我', '你', '您', '他', '她', '它', '们', '咱', '俺', '这', '那',
  '也', '都', '就', '还', '很', '与', '及', '和', '或', '但', '而', '且', '又', '才', '把', '被', '让', '给', '跟', '在', '于', '之',
  '因为', '所以', '如果', '虽然', '然后', '已经', '现在', '一个', '一下', '一直', '什么', '怎么', '怎样', '如何', '为什么', '可以', '可是', '没有',
  '尊敬', '领导', '请问', '您好', '你好', '谢谢', '感谢', '希望', '恳请', '麻烦', '咨询', '帮忙',
] as const

const emptyWords = new RegExp([...empty].sort((a, b) => b.length - a.length).join('|'), 'g')

const noWords = /(?!)/g

/** How much of texts as people write them are function words, at the least; of cleaned ones next to nothing is. */
const leastInSpeech = 0.06

/** Whether texts are as people write them, not cleaned of their function words. */
export const isSpeech = (texts: readonly string[]): boolean => {
  const whole = texts.join('')
  return (whole.match(emptyWords) ?? []).length > leastInSpeech * whole.length
}

/**
 * Texts as the router reads them: full-width forms folded, lower case, codes and numbers reduced to classes,
 * everything but Chinese characters, letters and those classes dropped. Segmentation leaves no trace.
 * With `withEmpty` the words that carry no matter stay.
 * All are read in one go, each on a line of its own: a catalogue's thousands of phrases take a moment that way.
 */
export const normaliseEach = (texts: readonly string[], withEmpty = false): string[] => texts
  .map((text) => (text.includes('\n') ? text.replace(/\n/g, '') : text))
  .join('\n')
  .normalize('NFKC')
  .toLowerCase()
  .replace(/[^\S\n]+/g, '')
  .replace(/[a-z]\d+(?=[\p{Script=Han}])/gu, 'A')
  .replace(/\d+(?:[.,]\d+)*/g, '0')
  .replace(/[^\p{Script=Han}a-zA0\n]+/gu, '')
  .replace(withEmpty ? noWords : emptyWords, '')
  .split('\n')

export const normalise = (text: string, withEmpty = false): string => normaliseEach([text], withEmpty)[0]!
