import { View } from '@tarojs/components'
import type { RefusalCode } from '@guagou/types/result'
import { useEffect } from 'react'
import { Press } from '../../components/press'
import { spoken } from '../../components/spoken'
import { refusalText } from '../../services/refusal-text'
import { recallFile, useOnItsWay } from './attachments'
import { Bubble } from './bubble'
import type { OutgoingMessage } from './outgoing'
import type { Trouble } from './outgoing-queue'

/** Refusals that another attempt cannot change. */
const final: readonly Trouble[] = ['gone', 'too_large', 'unsupported_type', 'disguised', 'risky_content', 'not_found', 'forbidden']

const troubleText = (refusal: Trouble): string => {
  if (refusal === 'gone') return '没有发出去：文件已不在这台设备上。请重新选择'
  const { happened, next } = refusalText(refusal as RefusalCode)
  return `没有发出去：${happened}。${next}`
}

interface PendingProps {
  row: OutgoingMessage
  onRetry(id: string): void
  onDrop(id: string): void
}

/** A message of mine that the cloud has not stored yet. */
export function PendingBubble({ row, onRetry, onDrop }: PendingProps) {
  const { id, message, status, refusal } = row
  if (row.file) return <PendingFile row={row} onRetry={onRetry} onDrop={onDrop} />
  return (
    <Bubble message={message} mine status={status} trouble={refusal === null ? undefined : troubleText(refusal)} onRetry={() => onRetry(id)} />
  )
}

/** How far it is, with a way to stop it; after an interruption a way to go on. */
function PendingFile({ row: { id, message, status, refusal }, onRetry, onDrop }: PendingProps) {
  const { share, local } = useOnItsWay(id)
  useEffect(() => recallFile(id), [id])
  const percent = Math.floor(share * 100)
  const retryable = refusal === null || !final.includes(refusal)
  return (
    <Bubble
      message={message}
      mine
      // A file on its way is always local: until it is found there is nothing to show of it.
      local={local ?? ''}
      under={
        <View className="sending-line">
          {status === 'sending' && (
            <>
              <View className="sending-bar" aria-hidden="true"><View className="sending-done" style={{ width: `${percent}%` }} /></View>
              <View {...spoken({ role: 'status' })}>{percent < 100 ? `${percent}%` : '正在处理'}</View>
            </>
          )}
          {status === 'failed' && (
            <View {...spoken({ role: 'alert' })}>{refusal === null ? `传到 ${percent}% 时中断，恢复网络后自动继续` : troubleText(refusal)}</View>
          )}
          {status === 'failed' && retryable && <Press className="sending-stop" onPress={() => onRetry(id)}>继续上传</Press>}
          <Press className="sending-stop" onPress={() => onDrop(id)}>{status === 'sending' ? '取消' : '删除'}</Press>
        </View>
      }
    />
  )
}
