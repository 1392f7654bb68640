import type { Result } from '@guagou/types/result'

/**
 * No answer came: no network, a timeout, or something on the way that is not our cloud.
 * Whether the call was carried out is unknown, so it is repeated with the same request id.
 */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  constructor(readonly reason: 'offline' | 'timeout' | 'garbled', detail?: string) {
    super(detail ?? reason)
  }
}

/** Only what our own functions answer is taken for an answer; a proxy's error page is not. */
export const answerOf = (body: unknown): Result<unknown> => {
  if (typeof body === 'object' && body !== null && 'ok' in body) {
    if (body.ok === true && 'value' in body) return { ok: true, value: body.value }
    const refusal = 'refusal' in body ? body.refusal : undefined
    if (body.ok === false && typeof refusal === 'object' && refusal !== null && 'code' in refusal) {
      return body as Result<never>
    }
  }
  throw new Unreachable('garbled')
}
