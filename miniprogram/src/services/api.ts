import { functionOf, type CallName, type InputToSend, type Output } from '@guagou/types/api'
import type { Result } from '@guagou/types/result'
import { keepTime } from './clock'
import { transport } from './transport'

/**
 * Makes a call of the table. Answers with a value or a refusal; rejects with `Unreachable` when nobody answered.
 * The answer is not parsed again: it comes from our own functions, which are typed by the same table.
 */
export const api = async <N extends CallName>(name: N, input: InputToSend<N>, timeout?: number): Promise<Result<Output<N>>> => {
  const askedAt = Date.now()
  const answer = await transport(functionOf(name), { call: name, input }, timeout) as Result<Output<N>>
  // Whoever comes in, or back to the app, learns the cloud's time with who he is.
  if (name === 'roster.me' && answer.ok) keepTime((answer.value as Output<'roster.me'>).now, askedAt)
  return answer
}
