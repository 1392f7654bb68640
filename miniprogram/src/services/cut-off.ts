/**
 * Whoever was removed, whose account was unbound or whose token has run out did not leave by himself: the page he lands on
 * says so, once.
 */
let cutOff = false

export const noteCutOff = (): void => {
  cutOff = true
}

export const takeCutOff = (): boolean => {
  const was = cutOff
  cutOff = false
  return was
}
