/** What the content check can look at, by true type; documents and films it cannot. */
export const mediumOf = (type: string): 'audio' | 'image' | null => {
  if (['jpg', 'png', 'gif', 'webp', 'heic'].includes(type)) return 'image'
  return ['mp3', 'm4a', 'aac', 'ogg', 'webm'].includes(type) ? 'audio' : null
}

/** A question without a verdict is asked again after this long (milliseconds). */
export const askAgainMs = 10 * 60_000
/** What nobody could judge within this time is treated as refused: others never saw it. */
export const unjudgedMs = 24 * 3_600_000
