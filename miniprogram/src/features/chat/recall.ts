import { isSaid, recallMs, type Message } from '@guagou/types/chat'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { explain } from '../../services/refusal-text'
import { Refused } from '../../services/query'
import { onTokenChange } from '../../services/session-token'
import type { HistoryStore } from './history'

/** The words of what was recalled here, as long as the app is open and the same person signed in. */
const words = new Map<string, string>()
onTokenChange(() => words.clear())

export const wordsBefore = (messageId: string): string | null => words.get(messageId) ?? null

/** Whether the menu offers it; the cloud decides by its own clock. */
export const recallable = (message: Message, meId: string, now: number): boolean =>
  message.author.id === meId && isSaid(message.kind) && now - message.at <= recallMs

/** Takes the message back and shows its trace at once. Says so when it was too late or the way was closed. */
export const recallMessage = async (message: Message, history: Pick<HistoryStore, 'absorb'>): Promise<void> => {
  try {
    const answer = await api('chat.recall', { messageId: message.id })
    if (!answer.ok) throw new Refused(answer.refusal)
    if (message.kind === 'text') words.set(message.id, message.text)
    history.absorb([answer.value])
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'too_late') return toast('发出超过 2 分钟，不能撤回了')
    const { happened, next } = explain(error)
    toast(`没有撤回：${happened}，${next}`)
  }
}
