const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * A fresh id for one intention (a message, a ticket, a tap on a button), kept through all its retries.
 * WeChat has no crypto.getRandomValues; the time in front keeps two phones' poor generators apart.
 */
export const requestId = (): string => {
  let id = Date.now().toString(36).padStart(9, '0')
  while (id.length < 26) id += alphabet[Math.floor(Math.random() * alphabet.length)]
  return id
}
