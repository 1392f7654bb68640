import type { Category } from '../../../types/clocks'

/** `staff` is the owner of the enterprise's group, `colleague` the second of its people. */
export type Speaker = 'staff' | 'colleague' | 'cadre' | 'officer'
export type Line = readonly [speaker: Speaker, text: string]
export type Answered = { text: string; result?: 'done' | 'partly' | 'infeasible' }

/** How far the matter has come. */
export type End =
  | { state: 'raised' | 'routed' | 'handling' }
  | { state: 'waiting'; owed: string }
  | { state: 'answered'; answer: Answered }
  | { state: 'closed'; answer: Answered; outcome: 'solved' | 'unsolved' | 'infeasible'; stars?: number; comment?: string }
  | { state: 'withdrawn'; reason: string }
  | { state: 'declined'; reason: string; otherWay: string }

/** One ordinary difficulty with the talk around it. */
export interface EverydayCase {
  enterprise: number
  /** Working days ago, and the time of day, at which the first message was written. */
  started: readonly [days: number, at: string]
  /** Talk in the room before the ticket; what the enterprise says in it becomes the ticket. */
  chat: readonly Line[]
  title: string
  text: string
  category: Category
  /** The bureau it is routed to; without one the cadre settles it himself. */
  bureau?: string
  support?: readonly string[]
  /** Talk in the ticket's thread once somebody has it. */
  thread?: readonly Line[]
  /** The bureau asked for more time; granted by a supervisor or still to be decided. */
  extension?: { workingDays: number; reason: string; granted: boolean }
  /** A supervisor stepped in with this note. */
  supervised?: string
  end: End
}
