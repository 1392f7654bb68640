import { platform } from './platform'
import { copy } from './clipboard'

/** Opens an address beside the app; WeChat opens none, so there it goes to the clipboard. Answers whether it was copied instead. */
export const openLink = async (address: string): Promise<'opened' | 'copied' | 'failed'> => {
  if (platform === 'browser') {
    window.open(address, '_blank', 'noopener,noreferrer')
    return 'opened'
  }
  return (await copy(address)) ? 'copied' : 'failed'
}
