import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { type CallName, type CallsOf, type FunctionName, type Input, type Output, calls } from '../../types/api'
import { type RefusalCode, type Result, refuse } from '../../types/result'
import type { Role } from '../../types/roster'
import { type Actor, actorOf, has } from './actor'
import { answersFirst } from './answers-first'
import { mayBeSeen } from './content/check'
import { isUnavailable } from './db'
import { personByOpenid } from './directory'
import { isHere } from '../roster/domain/documents'
import { fromClient, openidOf } from './identity'
import { log, reason } from './log'
import { forgetDone } from './outbox'
import { prepared } from './prepared'
import { isNoted, noteRefused, noteStranger } from './refused'
import { attended } from './rest'

z.config({ jitless: true })

/** What a handler knows beside its input. */
export interface Situation {
  actor: Actor
  now: number
  /** Work that must not keep the caller waiting: signals, nudges. Started when the answer is ready. */
  after(work: () => Promise<unknown>): void
}

/** A caller who may not be in the roster yet. */
export interface Newcomer extends Omit<Situation, 'actor'> {
  openid: string
}

type SituationOf<N extends CallName> = (typeof calls)[N]['by'] extends 'anybody' ? Newcomer : Situation

/** One call, one file: parsed input in, the call's output or a refusal out. */
export type Handler<N extends CallName> = (input: Input<N>, situation: SituationOf<N>) => Promise<Result<Output<N>>>

/**
 * A handler whose first reads need nothing but the input: they start beside the look-up of the caller, which saves
 * their way to the database and back. `answer` is asked, and what was read seen, only after he may make the call.
 */
export interface ReadingAhead<N extends CallName, R> {
  ahead(input: Input<N>): Promise<R>
  answer(input: Input<N>, situation: SituationOf<N>, read: R): Promise<Result<Output<N>>>
}

/** Exactly the calls that the table gives to the function: none missing, none more. */
export type Handlers<F extends FunctionName> = { [N in CallsOf<F>]: Handler<N> | ReadingAhead<N, unknown> }

export interface Jobs {
  /** Works off this function's outbox; asked for by siblings after a commit and by the timer. */
  drain?: () => Promise<unknown>
  /** What the function does every minute beside draining. */
  timer?: (now: number) => Promise<unknown>
  /** What WeChat pushes to the function, such as the verdict of a check. */
  event?: (event: Record<string, unknown>, now: number) => Promise<unknown>
}

/**
 * Nothing of a call lives in the process: the identity comes from its own context, so a host that can may give one
 * instance many calls at a time, whose look-ups then share their requests (`lookup`). CloudBase gives it one.
 */
const mostAtATime = 1024

export interface Main {
  (event: unknown, context: unknown): Promise<unknown>
  concurrency: number
}

/**
 * The edge of a function. Parses the input once, takes the caller from the context alone, checks that his roles may
 * make the call, and answers with a value or a refusal. Whatever is thrown inside is a bug: logged with a trace id
 * and answered without its message.
 */
export const serve = <F extends FunctionName>(name: F, handlers: Handlers<F>, jobs: Jobs = {}): Main =>
  Object.assign(async (event: unknown, context: unknown): Promise<unknown> => {
    const tails: (() => Promise<unknown>)[] = []
    const answer = await attended(() => attend(name, handlers as Record<string, unknown>, jobs, event, context, tails)).catch(
      (error: unknown) => {
        const trace = traceOf(context)
        log('error', 'serve.failed', { function: name, trace, call: callOf(event), ...reason(error) })
        return isUnavailable(error) ? refuse('unavailable', { trace }) : refuse('internal', { trace })
      },
    )
    const tail = runAll(tails, name, context)
    if (!answersFirst) await tail
    return answer
  }, { concurrency: mostAtATime })

/**
 * Work for after the answer may wait for its turn. Started from here it holds what it needs itself, not everything
 * that its call has read.
 */
const runAll = (tails: (() => Promise<unknown>)[], name: FunctionName, context: unknown): Promise<unknown> =>
  Promise.all(tails.splice(0).map((work) =>
    work().catch((error: unknown) => log('warn', 'serve.tail', { function: name, trace: traceOf(context), ...reason(error) }))))

/** The id under which the platform's own log has the call. */
const traceOf = (context: unknown): string => {
  const id = (context as { request_id?: unknown } | null | undefined)?.request_id
  return typeof id === 'string' && id !== '' ? id : randomUUID()
}

const hourMs = 3_600_000
let tidiedAt = 0

/** Once an hour is often enough for what is kept for weeks. */
const tidy = async (name: FunctionName, now: number): Promise<void> => {
  if (Math.abs(now - tidiedAt) < hourMs) return
  tidiedAt = now
  await forgetDone(name, now)
}

const attend = async (
  name: FunctionName,
  handlers: Record<string, unknown>,
  jobs: Jobs,
  event: unknown,
  context: unknown,
  tails: (() => Promise<unknown>)[],
): Promise<Result<unknown>> => {
  const now = Date.now()
  if (isObject(event) && (event.drain === true || event.Type === 'Timer')) {
    // Whoever sends this gains nothing: it only does what is due, and answers nothing of it.
    await jobs.drain?.()
    if (event.Type === 'Timer') {
      await jobs.timer?.(now)
      if (jobs.drain) await tidy(name, now)
    }
    return { ok: true, value: null }
  }

  if (jobs.event && isObject(event) && event.MsgType === 'event' && !fromClient(context)) {
    await jobs.event(event, now)
    return { ok: true, value: null }
  }

  const call = callOf(event)
  if (call === null || !call.startsWith(`${name}.`) || !Object.hasOwn(handlers, call)) return refuse('unknown_call')
  const openid = openidOf(context)
  if (openid === null) return refuse('signed_out')

  const contract = calls[call as CallName]
  const situation = { now, after: (work: () => Promise<unknown>) => void tails.push(work) }
  const handler = handlers[call] as AnyHandler
  const { input, read } = prepared(event as object, contract.input, 'ahead' in handler ? handler.ahead : null)

  const attempted = { what: call, input: (event as { input?: unknown }).input }
  let known: Newcomer | Situation
  let noted = (code: RefusalCode) => noteStranger(openid, { ...attempted, code }, true, now)
  if (contract.by === 'anybody') known = { ...situation, openid }
  else {
    const person = await personByOpenid(openid)
    if (!person) tails.push(() => noteStranger(openid, { ...attempted, code: 'stranger' }, false, now))
    else noted = (code) => noteRefused({ id: person._id, name: person.name }, { ...attempted, code }, now)
    if (person && !isHere(person, now)) tails.push(() => noted('stranger'))
    if (!person || !isHere(person, now)) return refuse('stranger')
    const actor = actorOf(person, now, roleIn(event))
    if (!has(actor, ...contract.by)) {
      tails.push(() => noted('forbidden'))
      return refuse('forbidden')
    }
    known = { ...situation, actor }
  }

  if (!input.success) return refuse('bad_input', { fields: fieldsOf(input.error) })
  const seemly = await mayBeSeen(input.data, openid)
  if (!seemly.ok) return seemly
  const answer = await ('ahead' in handler ? handler.answer(input.data, known, await read) : handler(input.data, known))
  if (!answer.ok && isNoted(answer.refusal.code, contract.by === 'anybody')) {
    const { code } = answer.refusal
    tails.push(() => noted(code))
  }
  return answer
}

/** A handler as it is called here: its input was parsed by its own call's schema, which the types cannot follow. */
type AnyHandler =
  | ((input: unknown, situation: unknown) => Promise<Result<unknown>>)
  | { ahead(input: unknown): Promise<unknown>; answer(input: unknown, situation: unknown, read: unknown): Promise<Result<unknown>> }

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object'

/** The one of several roles he wants to act in. It is no claim: whoever has it not has none with it. */
const roleIn = (event: unknown): Role | undefined => {
  const as = isObject(event) ? event.as : undefined
  return typeof as === 'string' ? (as as Role) : undefined
}

const callOf = (event: unknown): string | null =>
  isObject(event) && typeof event.call === 'string' ? event.call : null

const fieldsOf = (error: { issues: { path: PropertyKey[] }[] }): string[] =>
  [...new Set(error.issues.map((issue) => issue.path.join('.')))].slice(0, 20)
