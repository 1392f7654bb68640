import * as z from 'zod/mini'

/** Ids made by this product: letters, digits, `-`, `_`. Short enough for a mini-program code's scene. */
const opaque = (name: string) => z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, `${name} is malformed`))

export const PersonId = opaque('personId')
export const BureauId = opaque('bureauId')
export const TicketId = opaque('ticketId')
export const MessageId = opaque('messageId')
export const NoticeId = opaque('noticeId')
export const FileId = opaque('fileId')
export const DutyId = opaque('dutyId')
export const VisitId = opaque('visitId')
export const PolicyId = opaque('policyId')

/** An enterprise's key is its unified social credit code; its one room carries the same id. */
export const EnterpriseId = z.string().check(z.regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, 'enterpriseId is malformed'))
export const RoomId = EnterpriseId

/**
 * Made by the client, once per intention, and sent again unchanged with every retry:
 * the server derives the written document's id from it, so a retry never writes twice.
 */
export const RequestId = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,40}$/, 'requestId is malformed'))

/** Trimmed text a person wrote, 1 to `max` characters as a reader counts them (an emoji is one). */
export const text = (max: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(max * 8),
    z.refine((value) => countCharacters(value) <= max, `at most ${max} characters`),
  )

/** Characters as code points, so that most emoji count once and no surrogate pair counts twice. */
export const countCharacters = (value: string): number => {
  let count = 0
  for (const _ of value) count += 1
  return count
}
