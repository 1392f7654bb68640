import { functionOf, type CallName, type InputToSend, type Output } from '@guagou/types/api'
import type { Result } from '@guagou/types/result'
import { transport } from './transport'

/**
 * Makes a call of the table. Answers with a value or a refusal; rejects with `Unreachable` when nobody answered.
 * The answer is not parsed again: it comes from our own functions, which are typed by the same table.
 */
export const api = <N extends CallName>(name: N, input: InputToSend<N>, timeout?: number): Promise<Result<Output<N>>> =>
  transport(functionOf(name), { call: name, input }, timeout) as Promise<Result<Output<N>>>
