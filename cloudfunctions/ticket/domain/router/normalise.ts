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

/**
 * A text as the router reads it: full-width forms folded, lower case, codes and numbers reduced to classes,
 * everything but Chinese characters, letters and those classes dropped. Segmentation leaves no trace.
 */
export const normalise = (text: string): string => text
  .normalize('NFKC')
  .toLowerCase()
  .replace(/\s+/g, '')
  .replace(/[a-z]\d+(?=[\p{Script=Han}])/gu, 'A')
  .replace(/\d+(?:[.,]\d+)*/g, '0')
  .replace(/[^\p{Script=Han}a-zA0]+/gu, '')
  .replace(emptyWords, '')
