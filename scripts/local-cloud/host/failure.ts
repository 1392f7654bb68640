export type FailureCode = 'function_crashed' | 'function_timeout' | 'function_failed' | 'function_unknown'

/** Why a call has no answer. `function_failed`: the function threw; the worker lives on. */
export class FunctionFailure extends Error {
  constructor(readonly code: FailureCode, readonly functionName: string, detail: string) {
    super(`${functionName}: ${detail}`)
  }
}
