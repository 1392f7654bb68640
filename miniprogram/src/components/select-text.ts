/** A stretch of a text, from the first character to the one behind the last. */
export interface Stretch {
  start: number
  end: number
}

/** Taro's element takes over a new value a moment after React has written it (milliseconds). */
const settled = 80

/** In the browser: marks a stretch in the field of that element, so that the next letter takes its place. In WeChat the control's own properties do. */
export const selectText = (id: string, { start, end }: Stretch): (() => void) => {
  const timer = setTimeout(() => {
    const field = document.querySelector<HTMLTextAreaElement>(`#${id} textarea`)
    field?.focus()
    field?.setSelectionRange(start, end)
  }, settled)
  return () => clearTimeout(timer)
}
