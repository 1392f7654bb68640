import { platform } from './platform'

/**
 * An address as this page may use it. The local cloud's name its machine, and the browser may know that under another
 * name: then the picture would be a stranger's. In WeChat addresses stay as they are.
 */
export const ours = (url: string): string => {
  if (platform !== 'browser' || !/^https?:/.test(url)) return url
  const { pathname, search } = new URL(url)
  return pathname + search
}
