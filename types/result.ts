/**
 * Refusals are values, bugs throw. A call either succeeds or is refused with one of these codes;
 * the page turns the code into Chinese text. The list is closed so that no page can meet a code it does not know.
 */
export const refusalCodes = [
  /** No valid session, or no identity in the function's context. */
  'signed_out',
  /** A known WeChat account that is not bound to anybody of the roster. */
  'stranger',
  /** The person's roles do not allow this call at all. */
  'forbidden',
  /** Nothing by that id that the caller may see. Never tells whether it exists. */
  'not_found',
  /** The input does not fit the call's schema; `fields` names the places. */
  'bad_input',
  /** A phone number, name or code belongs to somebody or something else; `fields` says which. */
  'taken',
  /** No such call. */
  'unknown_call',
  /** The ticket's state does not allow the action; `state` is where it stands now. */
  'wrong_state',
  /** Somebody else changed the same thing first; `state` is where it stands now. */
  'conflict',
  /** The time limit of the action has passed (return, reopen, extend, recall). */
  'too_late',
  /** A second extension, or one longer than allowed. */
  'limit_reached',
  /** The routing was made final by a supervisor and cannot be returned. */
  'routing_final',
  /** The duty-list line does not belong to the bureau. */
  'unknown_duty',
  /** The person named cannot take the ticket: not in the bureau, or the one who did not solve it. */
  'unsuitable_person',
  /** The bureau named takes no part or does not exist. */
  'unknown_bureau',
  /** There is nobody who could be responsible: no cadre is paired and no supervisor exists. */
  'nobody_responsible',
  /** The item's prerequisites are not all granted yet. */
  'prerequisites_open',
  /** Mandatory documents of the item are missing, rejected or not checked yet. */
  'materials_open',
  /** Mandatory items of the approval are still open: the ticket cannot be answered. */
  'items_open',
  /** The items wait for one another in a circle, or for one that does not exist. */
  'circular',
  /** The one-time code from WeChat is used up or expired. */
  'bad_code',
  /** The invitation was used, taken back or has expired; which of them is not told. */
  'invitation_over',
  /** The invitation is for another phone number than WeChat names. */
  'phone_mismatch',
  /** The phone number belongs to somebody whose WeChat account is another one. */
  'phone_taken',
  /** Belongs to another enterprise already, and one person belongs to one. */
  'already_member',
  /** Somebody would be left without: the last administrator, an official with open duties. Hand over first. */
  'hand_over_first',
  /** A file above the limit. */
  'too_large',
  /** A kind of file that is not taken. */
  'unsupported_type',
  /** The file's bytes are not what its name says, or carry macros or programs. */
  'disguised',
  /** Parts of the upload are missing; it can be resumed. */
  'incomplete',
  /** The content check found the text or picture unfit for others to see; `fields` names the places. */
  'risky_content',
  /** Too many attempts; `retryAfter` says when to come back (milliseconds). */
  'too_many',
  /** WeChat or the database did not answer; nothing was changed, retrying is safe. */
  'unavailable',
  /** A bug of ours. Logged under `trace`; the message is never shown. */
  'internal',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

export interface Refusal {
  code: RefusalCode
  /** Paths of the input that did not fit, for `bad_input`. */
  fields?: string[]
  /** The state the ticket has now, for `wrong_state` and `conflict`. */
  state?: string
  /** Milliseconds to wait, for `too_many`. */
  retryAfter?: number
  /** What to quote when asking for help, for `internal`. */
  trace?: string
}

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (code: RefusalCode, detail: Omit<Refusal, 'code'> = {}): Result<never> => ({
  ok: false,
  refusal: { code, ...detail },
})
