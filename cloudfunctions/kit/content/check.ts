import { type Result, ok, refuse } from '../../../types/result'
import { log, reason } from '../log'
import { checkText } from '../wechat/security'
import { isRefused, wordsOf } from './rules'
import { writtenIn } from './written'

/** `wechat` asks WeChat about every text before others can see it; `local` has only the rules. */
const throughWechat = process.env.GUAGOU_TEXT_CHECK === 'wechat'
const added = wordsOf(process.env.GUAGOU_REFUSED_WORDS)

/**
 * Whether others may see what the caller wrote; `risky_content` names the places that may not be seen. Only calls
 * that write carry a `requestId`: what is merely asked for is nobody else's to see.
 */
export const mayBeSeen = async (input: unknown, openid: string): Promise<Result<null>> => {
  if (input === null || typeof input !== 'object' || !('requestId' in input)) return ok(null)
  const written = writtenIn(input)
  const fields = written.filter(([, text]) => isRefused(text, added)).map(([place]) => place)
  if (fields.length > 0) return refuse('risky_content', { fields })
  if (!throughWechat || written.length === 0) return ok(null)
  // Asked about together: a list of hundreds of names must not become hundreds of questions.
  if (!(await refusedByWechat(written.map(([, text]) => text).join('\n'), openid))) return ok(null)
  return refuse('risky_content', { fields: written.map(([place]) => place) })
}

/** When WeChat cannot say, because it does not answer or the account has not been active, the rules have said it. */
const refusedByWechat = async (text: string, openid: string): Promise<boolean> => {
  try {
    const verdict = await checkText(text, openid)
    if (verdict === 'unknown') log('info', 'content.unknown')
    return verdict === 'risky'
  } catch (error) {
    log('warn', 'content.unreachable', { ...reason(error) })
    return false
  }
}
