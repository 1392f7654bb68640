import { HttpRefusal, type Exchange, type Route, bearer, readObject, sendJson } from '../exchange'
import type { Parts } from '../parts'
import { listPeople } from '../people'
import { listPushes } from '../pushes'
import { parseFault } from '../wechat/faults'

const accepted = new Set(['accept', 'acceptWithAudio', 'acceptWithAlert', 'acceptWithForcePush'])
const phoneCodeMs = 300_000

/** The doors that only a local cloud has: being any person, seeing pushes, moving time, making WeChat fail. */
export const devRoutes = (parts: Parts): Route[] => {
  const { engine, sessions, clock, timers, wechat, faults, featured } = parts
  const unlocked = (): void => {
    if (!parts.devClock) throw new HttpRefusal(403, 'clock_locked')
  }
  const route = (method: Route['method'], path: string, answer: (exchange: Exchange) => unknown): Route => ({
    method, path, handle: async (exchange) => sendJson(exchange.response, 200, await answer(exchange)),
  })
  return [
    route('POST', '/dev/session', async ({ request }) => {
      const { personId, stranger } = await readObject(request)
      // `stranger` is a WeChat account by any name that is bound to nobody until it comes in.
      if (typeof stranger === 'string' && /^.{1,64}$/su.test(stranger)) return { token: sessions.openStranger(stranger) }
      const token = typeof personId === 'string' ? sessions.open(personId) : null
      if (token === null) throw new HttpRefusal(404, 'not_found')
      return { token }
    }),
    route('GET', '/dev/people', ({ url }) => {
      const limit = Number(url.searchParams.get('limit') ?? 2_000)
      if (!Number.isInteger(limit) || limit < 1) throw new HttpRefusal(400, 'bad_input')
      return listPeople(engine, featured, url.searchParams.get('q') ?? '', limit)
    }),
    route('GET', '/dev/pushes', ({ url }) =>
      listPushes(engine, wechat.records, url.searchParams.get('personId'), Number(url.searchParams.get('since') ?? 0))),
    route('GET', '/dev/clock', () => ({ now: clock.now() })),
    route('POST', '/dev/clock', async ({ request }) => {
      const { now } = await readObject(request)
      unlocked()
      if (typeof now !== 'number' || !Number.isFinite(now) || Math.abs(now) > 8e15) throw new HttpRefusal(400, 'bad_input')
      await timers.moveTo(now)
      return { now: clock.now() }
    }),
    /** What `wx.requestSubscribeMessage` leaves behind at WeChat: one send for each template accepted. */
    route('POST', '/dev/consent', async ({ request }) => {
      const holder = sessions.holder(bearer(request))
      if (!holder) throw new HttpRefusal(401, 'signed_out')
      const answers = Object.entries(await readObject(request))
      const known = new Set(wechat.templates.map(({ id }) => id))
      if (answers.some(([id]) => !known.has(id))) throw new HttpRefusal(400, 'bad_input')
      for (const [id, answer] of answers) if (accepted.has(String(answer))) wechat.records.grant(holder.openid, id)
      return { balances: wechat.records.balances(holder.openid) }
    }),
    /** What WeChat's phone button hands to a page: a code that is worth the person's number once. */
    route('POST', '/dev/phone-code', async ({ request }) => {
      const { phone } = await readObject(request)
      if (typeof phone !== 'string' || !/^\d{5,20}$/.test(phone)) throw new HttpRefusal(400, 'bad_input')
      return { code: wechat.records.issuePhoneCode(phone, clock.now() + phoneCodeMs) }
    }),
    route('POST', '/dev/wechat/fault', async ({ request }) => {
      const fault = parseFault(await readObject(request))
      unlocked()
      if (!fault) throw new HttpRefusal(400, 'bad_input')
      faults.add(fault)
      return { ok: true }
    }),
  ]
}
