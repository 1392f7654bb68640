import type { CallName, InputToSend } from '../../types/api'
import type { PersonItemAction } from '../../types/approval'
import type { PersonAction } from '../../types/ticket'

export type StoryCall = Extract<CallName, 'chat.send' | 'chat.reply' | 'chat.promise.keep' | 'chat.visit.propose' | 'chat.visit.agree'
  | 'roster.policy.save' | 'roster.policy.publish' | `ticket.${'raise' | 'approval.start' | `item.${PersonItemAction}` | PersonAction}`>

/** What the player fills in: ids that exist only once the story is being played. */
type Given = 'ticketId' | 'requestId' | 'roomId' | 'messageIds' | 'messageId' | 'visitId' | 'policyId'
export type StoryInput<N extends StoryCall> = Omit<InputToSend<N>, Given>

/** One real call by one person at one moment (epoch milliseconds). */
export type StoryStep = {
  [N in StoryCall]: {
    time: number
    by: string
    call: N
    input: StoryInput<N>
    /** A message of the room that moves into the ticket's thread when the ticket is raised. */
    becomesTicket?: boolean
  }
}[StoryCall]

/** What happened in one enterprise's room around at most one ticket, in order of time. */
export interface Story {
  /** Part of every request id of the story: letters, digits and dashes. */
  key: string
  /** Place of the enterprise in the roster. */
  enterprise: number
  steps: StoryStep[]
}

export const step = <N extends StoryCall>(time: number, by: string, call: N, input: StoryInput<N>): StoryStep =>
  ({ time, by, call, input }) as unknown as StoryStep

/** A message of the room that the ticket is made from. */
export const source = (time: number, by: string, text: string): StoryStep =>
  ({ time, by, call: 'chat.send', input: { text }, becomesTicket: true })

/** The id a client would have made for the step; the same in every run, so that a repeated seed writes nothing twice. */
export const requestIdOf = (story: Story, place: number): string =>
  `demo-story-${story.key}-${String(place + 1).padStart(2, '0')}`
