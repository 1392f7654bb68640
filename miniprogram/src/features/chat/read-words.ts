/** How many of the others have read as far as a message; nothing where nobody else is. */
export const readWords = (reads: readonly { seq: number }[], seq: number): string => {
  if (reads.length === 0) return ''
  const read = reads.filter((one) => one.seq >= seq).length
  if (read === 0) return '未读'
  return read === reads.length ? '全部已读' : `${read} 人已读`
}
