import { Refusal } from '../engine/refusal'
import { requestId } from '../request-id'

/** A response with `data`; the SDK reads every list item and document as a string of EJSON. */
export const answer = (data: object): string => JSON.stringify({ requestId: requestId(), data })

export const answerBare = (fields: object = {}): string => JSON.stringify({ requestId: requestId(), ...fields })

/** Built by hand: the documents' texts go out as they lie on disk. */
export function answerList(texts: string[]): string {
  return `{"requestId":"${requestId()}","data":{"list":[${texts.map((text) => JSON.stringify(text)).join(',')}]}}`
}

/** Errors are answered with HTTP 200 and a code. Only a Refusal shows its reason; a bug goes to the log. */
export function answerError(error: unknown): string {
  if (error instanceof Refusal) return answerBare({ code: error.code, message: error.message })
  console.error('the document engine failed', error)
  return answerBare({ code: 'SYS_ERR', message: 'the document engine failed; see its log' })
}
