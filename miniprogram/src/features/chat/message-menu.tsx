import { View } from '@tarojs/components'
import type { Message } from '@guagou/types/chat'
import { Cell } from '../../components/cell'
import { Sheet } from '../../components/sheet'
import { toast } from '../../components/toast'
import { copy } from '../../services/clipboard'
import { currentTime } from '../../services/clock'
import { useMe } from '../session/signed-in'
import { messageWords } from '../file/words'
import { raisedFrom, startRaising } from '../ticket/raising'
import { recallable, recallMessage } from './recall'
import type { Target } from './target'
import { historyOf } from './use-history'

interface MessageMenuProps {
  /** Where the message is read; only in the room can it be made a ticket. */
  target: Target
  /** The message pressed; null closes the menu. */
  message: Message | null
  onClose(): void
  /** Answers this message. */
  onQuote?: (message: Message) => void
  /** Puts it, or a copy, into a ticket's thread. */
  onThread?: (message: Message) => void
  onReaders?: (message: Message) => void
  /** Begins to choose several, this one first. */
  onChooseMore?: (message: Message) => void
}

/** What can be done with one message. What went into a ticket already is not made one again. */
export function MessageMenu({ target, message, onClose, onQuote, onThread, onReaders, onChooseMore }: MessageMenuProps) {
  const act = (action: (message: Message) => void) => () => {
    onClose()
    if (message) action(message)
  }
  const me = useMe()
  const inRoom = 'roomId' in target ? target.roomId : null
  // What is under content check cannot go into a ticket yet.
  const roomId = message?.ticketId === null && message.held !== true ? inRoom : null
  // A message that speaks of two matters goes into one ticket and, as a copy, into another.
  const splitting = message?.ticketId !== null && message?.moved === true ? inRoom : null
  return (
    <Sheet open={message !== null} title="这条消息" onClose={onClose}>
      <View className="menu-quote">{message ? messageWords(message) : ''}</View>
      {roomId !== null && (
        <Cell
          title="转为诉求"
          note="编号登记，限时办理，随时可查进度"
          onPress={act((said) => startRaising({ roomId, messages: [raisedFrom(said)] }))}
        />
      )}
      {splitting !== null && (
        <Cell
          title="再提一件诉求"
          note="一条消息说了两件事，分开编号、分别办理"
          onPress={act((said) => startRaising({ roomId: splitting, messages: [raisedFrom(said)] }))}
        />
      )}
      {onQuote && <Cell title="引用" arrow={false} onPress={act(onQuote)} />}
      {inRoom !== null && onThread && <Cell title="移入话题" note="归入已有的诉求，或转发一份" onPress={act(onThread)} />}
      {roomId !== null && onChooseMore && <Cell title="多选" note="几条消息合成一件诉求，或一起移入话题" onPress={act(onChooseMore)} />}
      {message && recallable(message, me.id, currentTime()) && (
        <Cell title="撤回" note="发出 2 分钟内可以撤回" arrow={false} onPress={act((said) => void recallMessage(said, historyOf(target)))} />
      )}
      {inRoom !== null && onReaders && <Cell title="已读情况" onPress={act(onReaders)} />}
      {message?.kind === 'text' && <Cell title="复制" arrow={false} onPress={act(({ text }) => void copy(text).then((done) => toast(done ? '已复制' : '没有复制成功，请选中文字后复制')))} />}
    </Sheet>
  )
}
