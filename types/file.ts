import * as z from 'zod/mini'
import { FileId, MessageId, RequestId, RoomId, TicketId } from './ids'

/** The largest file, in bytes. */
export const fileLimit = 20 * 1024 * 1024
/** A minute of speech fits ten times over. */
export const voiceLimit = 4 * 1024 * 1024
/** The longest voice note, in seconds. */
export const voiceSeconds = 60
/** A file travels in parts of this many bytes, so that after an interruption only the missing ones are sent again. */
export const partSize = 1024 * 1024
/** The largest picture of a picture, in bytes. */
export const thumbLimit = 64 * 1024

/** How a file is shown: `photo` in place, `voice` with a play button, `file` as a card with name and size. */
export const FileKind = z.enum(['photo', 'voice', 'file'])
export type FileKind = z.infer<typeof FileKind>

/**
 * Endings that are taken, by kind. What a browser or phone would run, or what nobody could look into (rar, 7z),
 * is not among them; whether the bytes are what the ending says is checked when the upload is finished.
 */
export const endings: Record<FileKind, readonly string[]> = {
  photo: ['jpg', 'jpeg', 'png', 'gif', 'webp'],
  voice: ['mp3', 'm4a', 'aac', 'webm', 'ogg'],
  file: [
    'pdf', 'ofd', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'wps', 'et', 'dps', 'txt', 'csv', 'zip', 'dwg',
    'jpg', 'jpeg', 'png', 'gif', 'webp', 'heic', 'mp4', 'mov', 'mp3', 'm4a',
  ],
}

/** The part of a name after its last dot, in small letters; empty when there is none. */
export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Where a file is uploaded for; who may write there may upload, who may read there may open. */
export const FilePlace = z.union([z.object({ roomId: RoomId }), z.object({ ticketId: TicketId })])
export type FilePlace = z.infer<typeof FilePlace>

/**
 * `message`: opens for the readers of each message that carries it.
 * `document`: belongs to the ticket itself, and opens for everybody who may read the ticket.
 */
export const FilePurpose = z.enum(['message', 'document'])
export type FilePurpose = z.infer<typeof FilePurpose>

/** A file as those see it who may open it. */
export const FileView = z.object({
  id: FileId,
  kind: FileKind,
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  /** Its true type as an ending, found in the bytes. */
  type: z.string(),
  /** Of a photo, in pixels. */
  width: z.optional(z.int()),
  height: z.optional(z.int()),
  /** Length of a voice note. */
  seconds: z.optional(z.int()),
  /** There is a small picture of it. */
  thumb: z.optional(z.boolean()),
})
export type FileView = z.infer<typeof FileView>

/** One part of an upload. What is `done` is stored; the others are PUT with these headers or, in WeChat, uploaded to `path`. */
export const FilePart = z.object({
  from: z.int(),
  to: z.int(),
  done: z.boolean(),
  path: z.string(),
  put: z.nullable(z.object({ url: z.string(), headers: z.record(z.string(), z.string()) })),
})
export type FilePart = z.infer<typeof FilePart>

export const Upload = z.object({
  fileId: FileId,
  /** Finished before: nothing is left to send. */
  file: z.nullable(FileView),
  parts: z.array(FilePart),
})
export type Upload = z.infer<typeof Upload>

export const FileLink = z.object({
  fileId: FileId,
  url: z.string(),
  thumb: z.nullable(z.string()),
  /** How long the addresses work, in milliseconds from the answer. */
  lasts: z.int(),
})
export type FileLink = z.infer<typeof FileLink>

/** A file and the message it is opened from; without one it is one's own, not sent yet, or a ticket's document. */
const Wanted = z.object({ fileId: FileId, messageId: z.optional(MessageId) })
const users = ['staff', 'cadre', 'officer', 'lead', 'supervisor'] as const

export const fileCalls = {
  /**
   * Announces a file and tells where its parts go. Asked again with the same `requestId` it tells which parts are
   * there: an interrupted upload goes on from them. `too_large`, `unsupported_type` before anything is sent.
   */
  'file.begin': {
    input: z.object({
      requestId: RequestId,
      place: FilePlace,
      purpose: z._default(FilePurpose, 'message'),
      kind: FileKind,
      name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
      size: z.int().check(z.minimum(1)),
      seconds: z.optional(z.int().check(z.minimum(1), z.maximum(voiceSeconds))),
    }),
    output: Upload,
    by: users,
  },
  /**
   * Checks the bytes that came and makes the file usable. `incomplete` while parts are missing; `disguised` when the
   * bytes are not what the name says, or carry macros or programs. `thumb` is a small JPEG of a photo, as base64.
   */
  'file.finish': {
    input: z.object({
      fileId: FileId,
      thumb: z.optional(z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/), z.maxLength(Math.ceil(thumbLimit / 3) * 4))),
    }),
    output: FileView,
    by: users,
  },
  /** A short-lived address of one file, for whoever may see it now. */
  'file.link': { input: Wanted, output: FileLink, by: users },
  /** The same for many, such as the small pictures on a screen; what the caller may not see is left out silently. */
  'file.links': {
    input: z.object({ files: z.array(Wanted).check(z.minLength(1), z.maxLength(50)) }),
    output: z.object({ links: z.array(FileLink) }),
    by: users,
  },
} as const
