import { View } from '@tarojs/components'
import type { Item, Material, Paper } from '@guagou/types/approval'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Press } from '../../components/press'
import { Tag } from '../../components/tag'
import { currentTime } from '../../services/clock'
import { momentText } from '../../words/moments'
import '../file/file.scss'
import { FileBubble } from '../file/file-bubble'
import { materialWords } from './words'

function Version({ paper, newest }: { paper: Paper; newest: boolean }) {
  const now = currentTime()
  return (
    <View className="paper">
      <View className="approval-line">第 {paper.version} 版{newest ? '（最新）' : ''}　{paper.name}</View>
      {paper.file && <FileBubble file={paper.file} />}
      {paper.note !== null && <View className="approval-line">{paper.note}</View>}
      <View className="approval-line">{paper.by.name}　{momentText(paper.at, now)}</View>
      {paper.verdict && (
        <View className="approval-line">
          {paper.verdict.ok ? '合格' : `未通过：${paper.verdict.reason ?? ''}`}　{paper.verdict.by.name}　{momentText(paper.verdict.at, now)}
        </View>
      )}
    </View>
  )
}

interface MaterialRowProps {
  item: Item
  material: Material
  onProvide(): void
  onAccept(): void
  onReject(): void
  busy: boolean
}

/** One document of the checklist: its state, why it was turned down, every version, and what I may do with it. */
export function MaterialRow({ item, material, onProvide, onAccept, onReject, busy }: MaterialRowProps) {
  const [all, setAll] = useState(false)
  const [newest, ...older] = material.papers
  const mayProvide = item.can.includes('provide') && material.state !== 'accepted'
  const mayReview = item.can.includes('review') && material.version > 0
  const formal = item.state === 'submitted' || item.state === 'accepted'
  return (
    <View className="material">
      <View className="approval-marks">
        <View className="material-name">{material.name}{material.mandatory ? '' : '（可选）'}</View>
        <Tag {...materialWords[material.state]} />
      </View>
      {material.hint !== undefined && <View className="approval-line">{material.hint}</View>}
      {material.reason !== null && <View className="material-reason">{material.state === 'provided' ? '已按要求补上：' : '要求：'}{material.reason}</View>}
      {newest && <Version paper={newest} newest={older.length > 0} />}
      {all && older.map((paper) => <Version key={paper.version} paper={paper} newest={false} />)}
      {older.length > 0 && (
        <Press className="ticket-why" onPress={() => setAll(!all)} expanded={all}>{all ? '收起' : `查看以前的 ${older.length} 版`}</Press>
      )}
      {(mayProvide || mayReview) && (
        <View className="approval-row">
          {mayProvide && (
            <Button size="inline" kind={material.state === 'missing' || material.state === 'rejected' ? 'primary' : 'plain'} label={`${material.version === 0 ? '提供' : '替换'} ${material.name}`} onPress={onProvide}>
              {material.version === 0 ? '提供' : '替换'}
            </Button>
          )}
          {mayReview && material.state !== 'accepted' && (
            <Button size="inline" kind="primary" busy={busy} label={`${material.name} 合格`} onPress={onAccept}>合格</Button>
          )}
          {mayReview && !formal && material.state !== 'rejected' && (
            <Button size="inline" label={`${material.name} 退回修改`} onPress={onReject}>退回修改</Button>
          )}
        </View>
      )}
    </View>
  )
}
