import { isSaid, type Message } from '@guagou/types/chat'
import { dayNumber } from '../../words/moments'

/** How the room shows a message; `moved` went into a ticket after it was said, `reply` was written in its thread. */
export type RowKind = 'said' | 'moved' | 'reply' | 'card' | 'line' | 'recalled' | 'refused'

export interface Row {
  message: Message
  kind: RowKind
  /** The first message of its day. */
  opensDay: boolean
}

/** Messages per slot of the list; a slot is drawn anew only when one of its messages changes. */
export const slotSize = 40

export const slotNumber = (seq: number): number => Math.floor(seq / slotSize)

export interface Slot {
  /** Its place among all slots of the room, the same for ever. */
  number: number
  messages: readonly Message[]
  /** When the message before the first was written. */
  previousAt: number | null
}

const same = (a: readonly Message[], b: readonly Message[]): boolean =>
  a.length === b.length && a.every((message, index) => message === b[index])

/** Cuts the messages into slots by their `seq`; what did not change keeps its identity from `before`. */
export const slotsOf = (messages: readonly Message[], before: readonly Slot[] = []): Slot[] => {
  const known = new Map(before.map((slot) => [slot.number, slot]))
  const groups = new Map<number, Message[]>()
  for (const message of messages) {
    const number = slotNumber(message.seq)
    const group = groups.get(number)
    if (group) group.push(message)
    else groups.set(number, [message])
  }
  let previousAt: number | null = null
  return [...groups].map(([number, group]) => {
    const was = known.get(number)
    const slot = was && was.previousAt === previousAt && same(was.messages, group)
      ? was
      : { number, messages: group, previousAt }
    previousAt = group.at(-1)?.at ?? previousAt
    return slot
  })
}

/** When each ticket's card was put into the room: what was said before it moved into the ticket. */
export type CardSeqs = ReadonlyMap<string, number>

const kindOf = (message: Message, cards: CardSeqs): RowKind => {
  if (!isSaid(message.kind)) return message.kind as RowKind
  if (message.ticketId === null) return 'said'
  return message.moved || message.seq < (cards.get(message.ticketId) ?? 0) ? 'moved' : 'reply'
}

export const rowsOf = ({ messages, previousAt }: Pick<Slot, 'messages' | 'previousAt'>, cards: CardSeqs): Row[] => {
  let before = previousAt
  return messages.map((message) => {
    const opensDay = before === null || dayNumber(before) !== dayNumber(message.at)
    before = message.at
    return { message, kind: kindOf(message, cards), opensDay }
  })
}

/** A card's text is the ticket's number and title, so the number is known without asking. */
export const numberIn = (cardText: string): string => cardText.split(' ', 1)[0] ?? ''

/** The first message that somebody else wrote after the place read last. */
export const firstUnread = (messages: readonly Message[], readSeq: number, meId: string): Message | null =>
  messages.find(({ seq, author }) => seq > readSeq && author.id !== meId) ?? null
