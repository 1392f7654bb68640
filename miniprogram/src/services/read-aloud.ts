/** So many sentences stay in the document: a reader that lags behind still finds them. */
const most = 3
let place: HTMLElement | null = null

/** The one place of a browser's document whose changes a screen reader tells; there before the first of them, or it is missed. */
export const readAloudPlace = (): HTMLElement => {
  if (place) return place
  place = document.createElement('div')
  place.className = 'read-aloud'
  place.setAttribute('role', 'status')
  place.setAttribute('aria-label', '新消息')
  document.body.append(place)
  return place
}

/** Tells a screen reader this sentence, without showing it. Browsers only. */
export const readAloud = (words: string): void => {
  const line = document.createElement('p')
  line.textContent = words
  const { children } = readAloudPlace()
  place!.append(line)
  while (children.length > most) children[0]!.remove()
}
