import { HttpRefusal, type Route, bearer, readObject, refusal, sendJson, sendText } from '../exchange'
import { FunctionFailure } from '../host/failure'
import type { Parts } from '../parts'

const statusOf = (error: unknown): number =>
  error instanceof FunctionFailure && error.code === 'function_timeout' ? 504 : 500

/** A client's calls of functions: what `wx.cloud.callFunction` is in WeChat. */
export const callRoutes = ({ host, sessions, edge, complain }: Parts): Route[] => [{
  method: 'POST',
  path: '/call/*',
  async handle({ request, response, rest }) {
    const body = await readObject(request)
    if (!host.names.includes(rest)) throw new HttpRefusal(404, 'unknown_call')
    const token = bearer(request)
    const holder = sessions.holder(token)
    if (!holder) {
      edge.turnAway(token, 'token')
      return sendJson(response, 200, refusal('signed_out'))
    }
    if (typeof body.call !== 'string') throw new HttpRefusal(400, 'bad_input')
    // Only these: a client cannot speak as a timer or a sibling function.
    const event = { call: body.call, input: body.input, ...(body.as === undefined ? {} : { as: body.as }) }
    try {
      const answer = await edge.call(rest, event, holder)
      sendText(response, 200, 'application/json; charset=utf-8', answer)
    } catch (error) {
      complain(`call ${body.call}: ${error instanceof Error ? error.message : String(error)}`)
      sendJson(response, statusOf(error), refusal('internal'))
    }
  },
}]
