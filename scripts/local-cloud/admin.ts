import type { Engine } from './engine/engine'
import { requestId } from './request-id'
import { answerStorage } from './storage/actions'
import type { Files } from './storage/files'

/** Calls a function for another one; answers its JSON text. */
type Invoke = (functionName: string, event: unknown) => Promise<string>

/**
 * One request of the SDK, of whichever service; never throws for a client's fault. What it wrote is committed, not yet
 * durable: whoever tells the outside of it waits for `engine.synced` first.
 */
export type Admin = (body: Record<string, unknown>) => Promise<string>

export const createAdmin = (engine: Engine, files: Files, invoke: Invoke): Admin => async (body) => {
  const action = typeof body.action === 'string' ? body.action : ''
  const answer = (value: object): string => JSON.stringify({ requestId: requestId(), ...value })
  if (action.startsWith('database.')) return engine.handleSoon(body)
  if (action.startsWith('storage.')) return answer(await answerStorage(files, body))
  if (action === 'functions.invokeFunction') {
    try {
      const event: unknown = body.request_data ? JSON.parse(String(body.request_data)) : {}
      return answer({ data: { response_data: await invoke(String(body.function_name), event) } })
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string }
      return answer({ code: code === 'function_unknown' ? 'FUNCTION_NOT_FOUND' : 'FUNCTIONS_EXECUTE_FAIL', message })
    }
  }
  return answer({ code: 'INVALID_ACTION', message: `${action} is not answered by the local cloud` })
}
