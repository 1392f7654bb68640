import { setTimeout as pause } from 'node:timers/promises'
import { type CallName, type FunctionName, functionOf } from '../../types/api'
import type { EnterpriseDocument } from '../../cloudfunctions/roster/domain/documents'
import type { LocalCloud } from '../local-cloud'
import { type Story, type StoryStep, requestIdOf } from './story'

/** What playing needs of the local cloud. */
export interface Stage {
  engine: Pick<LocalCloud['engine'], 'find'>
  /** The timers are not started yet, so nothing runs on the way. */
  clock: LocalCloud['clock']
  call: LocalCloud['call']
}

/** What a story has brought about so far. */
interface Progress {
  ticketId?: string
  visitId?: string
  policyId?: string
  /** What was said last: a promise is kept of it. */
  messageId?: string
  sourceIds: string[]
  /** How far each person must have read, because he wrote there. */
  read: Map<string, number>
}

interface Cue {
  story: Story
  progress: Progress
  place: number
  told: StoryStep
}

/** Calls that change nothing for one another run side by side, but few: each more wakes another worker. */
const sideBySide = 2

/**
 * Plays the stories through the product's own calls, each step at its own moment on the product's clock, so that the
 * data is what the product would have written. Playing the same stories again changes nothing.
 */
export const play = async (stage: Stage, stories: readonly Story[], enterprises: readonly EnterpriseDocument[]): Promise<void> => {
  const played = stories.map((story): [Story, Progress] => [story, { sourceIds: [], read: new Map() }])
  const cues = played
    .flatMap(([story, progress]) => story.steps.map((told, place): Cue => ({ story, progress, place, told })))
    .sort((a, b) => a.told.time - b.told.time)
  const settled = settling(stage)
  const realTime = stage.clock.now()
  const began = performance.now()
  try {
    for (let next = 0; next < cues.length;) {
      const { time } = cues[next]!.told
      const together = cues.slice(next, next + sideBySide).filter((cue) => cue.told.time === time)
      await stage.clock.set(time)
      await Promise.all(together.map((cue) => perform(stage, cue, enterprises)))
      await settled('chat', 'roster')
      next += together.length
    }
    await settled('chat', 'roster', 'notify')
  } finally {
    await stage.clock.set(realTime + Math.round(performance.now() - began))
  }
  await catchUp(stage, played, enterprises)
}

/** A worker of the outbox puts a row off by a minute while it has it in hand. */
const inHandMs = 60_000
/** Milliseconds spent on waiting altogether; a row that keeps failing is left to the timer. */
const patience = 4_000
const between = 3

/**
 * Waits until the cards that the last step queued are in their rooms: they carry the moment at which they are posted,
 * and must stand before the next message. A policy has to be spread at its moment: a worker whose clock jumps has no time left. Notices carry their step's moment by themselves; the last step waits for them.
 */
const settling = ({ engine, clock }: Stage): ((...targets: FunctionName[]) => Promise<void>) => {
  let left = patience
  return async (...targets) => {
    const owed = () =>
      targets.some((target) =>
        engine.find('outbox', { target, state: 'pending', dueAt: { $lte: clock.now() + inHandMs } }, { limit: 1 }).length > 0)
    for (; left > 0 && owed(); left -= between) await pause(between)
  }
}

const perform = async (stage: Stage, { story, progress, place, told }: Cue, enterprises: readonly EnterpriseDocument[]): Promise<void> => {
  const roomId = enterprises[story.enterprise]!._id
  const requestId = requestIdOf(story, place)
  const made = await value<{ id: string; seq: number }>(stage, story.key, told.by, told.call, inputOf(told, { requestId, roomId, progress }))
  if (told.call === 'ticket.raise') progress.ticketId = made.id
  if (told.call === 'chat.visit.propose') progress.visitId = made.id
  if (told.call === 'roster.policy.save') progress.policyId = made.id
  if (told.call !== 'chat.send' && told.call !== 'chat.reply') return
  progress.messageId = made.id
  if (told.becomesTicket) progress.sourceIds.push(made.id)
  if (!told.by.startsWith('officer')) progress.read.set(told.by, made.seq)
}

/** The step's input with the ids that only the playing knows. */
export const inputOf = (
  told: StoryStep, { requestId, roomId, progress }: { requestId: string; roomId: string; progress: Omit<Progress, 'read'> },
): Record<string, unknown> => {
  switch (told.call) {
    case 'chat.send':
    case 'chat.visit.propose': return { ...told.input, requestId, roomId }
    case 'chat.promise.keep': return { ...told.input, messageId: progress.messageId }
    case 'chat.visit.agree': return { ...told.input, requestId, visitId: progress.visitId }
    case 'roster.policy.save': return { ...told.input, requestId }
    case 'roster.policy.publish': return { ...told.input, requestId, policyId: progress.policyId }
    case 'ticket.raise': return { ...told.input, requestId, roomId, messageIds: progress.sourceIds }
    default: return { ...told.input, requestId, ticketId: progress.ticketId }
  }
}

/** Whoever wrote in a room has read it up to there. */
const catchUp = async (stage: Stage, played: readonly [Story, Progress][], enterprises: readonly EnterpriseDocument[]): Promise<void> => {
  const reads = played.flatMap(([story, { read }]) =>
    [...read].map(([personId, seq]) => () =>
      value(stage, story.key, personId, 'chat.read', { roomId: enterprises[story.enterprise]!._id, seq })))
  for (let next = 0; next < reads.length; next += sideBySide) {
    await Promise.all(reads.slice(next, next + sideBySide).map((read) => read()))
  }
}

const value = async <T>(stage: Stage, key: string, personId: string, call: CallName, input: unknown): Promise<T> => {
  const answer = (await stage.call(functionOf(call), personId, call, input)) as { ok: boolean; value?: T }
  if (!answer.ok) throw new Error(`story ${key}: ${personId} ${call} was refused: ${JSON.stringify(answer)}`)
  return answer.value as T
}
