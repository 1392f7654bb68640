import type * as z from 'zod/mini'
import { approvalCalls } from './approval'
import { administrationCalls } from './administration'
import { chatCalls } from './chat'
import { handoverCalls } from './handover'
import { importCalls } from './import'
import { joiningCalls } from './joining'
import { fileCalls } from './file'
import { notifyCalls } from './notify'
import { policyCalls } from './policy'
import { privacyCalls } from './privacy'
import { rosterCalls, type Role } from './roster'
import { routingCalls } from './routing'
import { ticketCalls } from './ticket-calls'
import { visitCalls } from './visit'

/**
 * The one table of calls. A name's part before the first dot is the cloud function that serves it.
 * `by` lists the roles that may make the call at all; what they may reach with it is decided inside.
 * `anybody` marks a call for a WeChat account that is not bound to a person yet.
 */
export const calls = {
  ...rosterCalls, ...administrationCalls, ...importCalls, ...joiningCalls, ...handoverCalls, ...policyCalls, ...privacyCalls, ...chatCalls, ...visitCalls, ...ticketCalls, ...approvalCalls, ...routingCalls, ...notifyCalls, ...fileCalls,
} as const

export type CallName = keyof typeof calls
export type Input<N extends CallName> = z.infer<(typeof calls)[N]['input']>
/** What a client has to send: fields with a default may be left out. */
export type InputToSend<N extends CallName> = z.input<(typeof calls)[N]['input']>
export type Output<N extends CallName> = z.infer<(typeof calls)[N]['output']>

export type FunctionName = CallName extends infer N ? (N extends `${infer F}.${string}` ? F : never) : never
export type CallsOf<F extends FunctionName> = Extract<CallName, `${F}.${string}`>

export const functionNames: readonly FunctionName[] = ['roster', 'chat', 'ticket', 'notify', 'file']

export const functionOf = (name: CallName): FunctionName => name.slice(0, name.indexOf('.')) as FunctionName

export const callNames = Object.keys(calls) as CallName[]

/** The roles that may make a call, or `anybody`. */
export const callersOf = (name: CallName): readonly Role[] | 'anybody' => calls[name].by

/** What travels to a function: nothing in it says who is calling, or when. */
export interface CallEvent {
  call: string
  input: unknown
  /** The one of several roles to act in: it narrows what the caller may, and never widens it (docs/adr/0070). */
  as?: Role
}
