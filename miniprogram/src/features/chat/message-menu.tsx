import { View } from '@tarojs/components'
import type { Message } from '@guagou/types/chat'
import { Cell } from '../../components/cell'
import { Sheet } from '../../components/sheet'
import { toast } from '../../components/toast'
import { copy } from '../../services/clipboard'
import { startRaising } from '../ticket/raising'

interface MessageMenuProps {
  roomId: string
  /** The message pressed; null closes the menu. */
  message: Message | null
  onClose(): void
  /** Begins to choose several, this one first. */
  onChooseMore(message: Message): void
}

/** What can be done with one message. What went into a ticket already is not made one again. */
export function MessageMenu({ roomId, message, onClose, onChooseMore }: MessageMenuProps) {
  const act = (action: (message: Message) => void) => () => {
    onClose()
    if (message) action(message)
  }
  const free = message?.ticketId === null
  return (
    <Sheet open={message !== null} title="这条消息" onClose={onClose}>
      <View className="menu-quote">{message?.text}</View>
      {free && (
        <Cell
          title="转为诉求"
          note="编号登记，限时办理，随时可查进度"
          onPress={act(({ id, text }) => startRaising({ roomId, messages: [{ id, text }] }))}
        />
      )}
      {free && <Cell title="多选" note="几条消息合成一件诉求" onPress={act(onChooseMore)} />}
      <Cell title="复制" arrow={false} onPress={act(({ text }) => void copy(text).then((done) => toast(done ? '已复制' : '没有复制成功，请选中文字后复制')))} />
    </Sheet>
  )
}
