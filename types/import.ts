import * as z from 'zod/mini'
import { RequestId } from './ids'
import { PersonRef } from './roster'
import { Moment } from './time'

/** The sheets of a roster file, in the order in which they are written: referred to before referring. */
export const sheetKinds = ['bureaus', 'duties', 'enterprises', 'cadres', 'officers', 'others', 'contacts', 'pairings'] as const
export const SheetKind = z.enum(sheetKinds)
export type SheetKind = z.infer<typeof SheetKind>

/**
 * The columns of each sheet; the value says whether every row must fill it. `id` is the product's own id: a file that
 * was exported carries it, a file written by hand leaves the column out.
 */
export const sheetFields = {
  bureaus: { id: false, name: true, shortName: false, order: false },
  duties: { id: false, bureau: true, text: true, phrases: false, with: false },
  enterprises: { uscc: true, name: true, industry: true, kind: true, address: false },
  cadres: { id: false, name: true, phone: true, bureau: true, title: false, rank: true },
  officers: { id: false, name: true, phone: true, bureau: true, title: false, post: true },
  others: { id: false, name: true, phone: true, title: false, post: true },
  contacts: { id: false, name: true, phone: true, enterprise: true, title: false, owner: false },
  pairings: { enterprise: true, cadre: true, from: true, to: false },
} as const satisfies Record<SheetKind, Record<string, boolean>>

export type FieldOf<K extends SheetKind> = Extract<keyof (typeof sheetFields)[K], string>
export type AnyField = { [K in SheetKind]: FieldOf<K> }[SheetKind]
export const fieldsOf = (kind: SheetKind): AnyField[] => Object.keys(sheetFields[kind]) as AnyField[]
export const isRequired = (kind: SheetKind, field: string): boolean =>
  (sheetFields[kind] as Record<string, boolean>)[field] === true

/** What can be wrong with a row, by field. The page writes the Chinese sentence. */
export const problemCodes = [
  /** A required cell is empty. */
  'missing', 'too_long', 'too_many',
  /** Characters nobody can see, which no keyboard writes: they would stand in a name for ever. */
  'bad_text',
  'bad_uscc', 'bad_phone', 'bad_date', 'bad_number', 'bad_choice', 'bad_id',
  'unknown_bureau', 'unknown_enterprise', 'unknown_cadre',
  /** Several have that name: a number is needed. */
  'ambiguous',
  /** The same key stands in the row `other` of the sheet. */
  'repeated',
  /** The number belongs to somebody of another name, in the roster or in this file. */
  'phone_taken',
  /** The name belongs to another enterprise or bureau. */
  'name_taken',
  /** The id belongs to something else. */
  'id_taken',
  /** The person works for another enterprise already. */
  'works_elsewhere',
  /** Two sheets say different things about one person. */
  'contradicts',
  'over_capacity', 'ends_before',
  /** The enterprise has another cadre in that time. */
  'pairing_overlaps',
  /** The pairing exists with other dates: changing them is a handover. */
  'pairing_differs',
] as const
export const ProblemCode = z.enum(problemCodes)
export type ProblemCode = z.infer<typeof ProblemCode>

export const RowProblem = z.object({
  /** The row's number in the file, as a spreadsheet counts. */
  n: z.int(),
  field: z.string(),
  code: ProblemCode,
  /** A name, a count: what the sentence needs. */
  detail: z.optional(z.string()),
  other: z.optional(z.int()),
})
export type RowProblem = z.infer<typeof RowProblem>

/** A row as it travels: its number in the file and its cells, in the order of the part's `fields`. */
export const Row = z.object({ n: z.int().check(z.minimum(1), z.maximum(2_000_000)), v: z.array(z.string().check(z.maxLength(2_000))).check(z.maxLength(12)) })
export type Row = z.infer<typeof Row>

/** A part of a sheet is one call and one document, well below 512 KB. */
export const rowsPerPart = 400
/** All sheets together. */
export const mostRows = 100_000

export const Outcome = z.enum(['added', 'changed', 'same', 'problem', 'left'])
export type Outcome = z.infer<typeof Outcome>

export const SheetState = z.object({
  kind: SheetKind,
  rows: z.int(),
  staged: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  problems: z.int(),
  /** Rows written. */
  done: z.int(),
})
export type SheetState = z.infer<typeof SheetState>

export const ImportView = z.object({
  id: z.string(),
  fileName: z.string(),
  at: Moment,
  by: PersonRef,
  state: z.enum(['staging', 'checked', 'committing', 'done', 'cancelled']),
  sheets: z.array(SheetState),
  /** The sheets that were checked together and will be written together. */
  chosen: z.array(SheetKind),
  /** Of what was checked: writing is refused when the roster has changed since. */
  fingerprint: z.string(),
})
export type ImportView = z.infer<typeof ImportView>

const ImportId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/))
const ofImport = z.object({ importId: ImportId })

export const importCalls = {
  /** Announces a file: what it holds, nothing of it yet. */
  'roster.import.begin': {
    input: z.object({
      requestId: RequestId,
      fileName: z.string().check(z.maxLength(200)),
      sheets: z.array(z.object({ kind: SheetKind, rows: z.int().check(z.minimum(1), z.maximum(mostRows)) })).check(z.minLength(1), z.maxLength(sheetKinds.length)),
    }),
    output: ImportView, by: ['admin'],
  },
  /** Puts one part of one sheet aside. Sending a part again replaces it. */
  'roster.import.stage': {
    input: z.object({
      importId: ImportId, kind: SheetKind, part: z.int().check(z.minimum(0), z.maximum(mostRows / 100)),
      fields: z.array(z.string().check(z.maxLength(20))).check(z.minLength(1), z.maxLength(12)),
      rows: z.array(Row).check(z.minLength(1), z.maxLength(rowsPerPart)),
    }),
    output: z.object({ staged: z.int() }), by: ['admin'],
  },
  /** Compares what was put aside with the roster, these sheets together. Writes nothing into the roster. */
  'roster.import.check': {
    input: z.object({ importId: ImportId, sheets: z.array(SheetKind).check(z.minLength(1), z.maxLength(sheetKinds.length)) }),
    output: ImportView, by: ['admin'],
  },
  /** What was found row by row, one part at a time: problems, and what would become or became of each row. */
  'roster.import.part': {
    input: z.object({ importId: ImportId, kind: SheetKind, part: z.int().check(z.minimum(0)) }),
    output: z.object({ problems: z.array(RowProblem), rows: z.array(z.object({ n: z.int(), outcome: Outcome })) }), by: ['admin'],
  },
  /**
   * Writes what was checked; asked again until the state is `done`. Once begun it is finished by the timer even if
   * nobody asks. Refused with `conflict` when the roster has changed since the check, with `wrong_state` when rows have problems.
   */
  'roster.import.commit': {
    input: z.object({ importId: ImportId, fingerprint: z.string().check(z.maxLength(64)) }),
    output: ImportView, by: ['admin'],
  },
  /** Before writing: forgets everything. While writing: finishes the sheet under way and leaves the rest. */
  'roster.import.cancel': { input: ofImport, output: ImportView, by: ['admin'] },
  'roster.import.view': { input: ofImport, output: ImportView, by: ['admin'] },
  /** The roster as the rows of a file, page by page: what is exported can be imported. */
  'roster.export': {
    input: z.object({ kind: SheetKind, after: z.optional(z.string().check(z.maxLength(64))), exportId: RequestId }),
    output: z.object({ fields: z.array(z.string()), rows: z.array(z.array(z.string())), next: z.nullable(z.string()) }), by: ['admin'],
  },
} as const
