import { View } from '@tarojs/components'
import type { Proposal, ProposedBureau } from '@guagou/types/routing'
import { Button } from '../../../components/button'
import { spoken } from '../../../components/spoken'
import { Tag } from '../../../components/tag'
import { reasonWords, sureness } from './proposal-words'
import './proposal-box.scss'

function Proposed({ part, proposed }: { part: string; proposed: ProposedBureau }) {
  return (
    <View className="proposal-bureau">
      <View className="proposal-line">
        <View className="proposal-part">{part}</View>
        <View className="proposal-name">{proposed.bureau.name}</View>
        <View className="proposal-sure">{sureness(proposed.confidence)}</View>
      </View>
      <View className="proposal-reason">{reasonWords(proposed)}</View>
    </View>
  )
}

/** Who will probably take the matter, and why. Only says so: the cadre decides. */
export function ProposalBox({ proposal }: { proposal: Proposal }) {
  const { lead, support, sure } = proposal
  return (
    <View className="proposal" {...spoken({ role: 'group', label: '可能由谁来办' })}>
      <View className="proposal-head">
        <View className="proposal-title">可能由谁来办</View>
        {!sure && <Tag text="由挂钩干部判断" tone="warning" />}
      </View>
      {lead === null && <View className="proposal-note">看不出归哪个部门。照常提出就行，挂钩干部会先接下来再找部门。</View>}
      {lead !== null && <Proposed part="主办" proposed={lead} />}
      {support.map((one) => <Proposed key={one.bureau.id} part="协办" proposed={one} />)}
      {lead !== null && <View className="proposal-note">{sure ? '由挂钩干部确认后派单。' : '把握不大，不会自动派单，先由挂钩干部负责。'}</View>}
    </View>
  )
}

/** Two matters in one text: each gets its own number, so that neither waits for the other. */
export function SplitOffer({ split, onSplit }: { split: NonNullable<Proposal['split']>; onSplit(parts: string[]): void }) {
  return (
    <View className="proposal" {...spoken({ role: 'group', label: '像是两件事' })}>
      <View className="proposal-title">像是两件事，分开提办得快</View>
      {split.map(({ text, bureau }, at) => (
        <View key={bureau.id} className="proposal-bureau">
          <View className="proposal-line">
            <View className="proposal-part">第{at === 0 ? '一' : '二'}件</View>
            <View className="proposal-name">{bureau.name}</View>
          </View>
          <View className="proposal-reason">{text}</View>
        </View>
      ))}
      <View className="proposal-act"><Button size="inline" onPress={() => onSplit(split.map(({ text }) => text))}>分成两件提</Button></View>
    </View>
  )
}

/** Over the cadre's choice of bureaus: how far the proposal can be trusted. */
export function ProposalNote({ proposal: { lead, sure } }: { proposal: Proposal }) {
  const words = sure ? '已按权责清单和以往派单填好，确认或更正即可'
    : lead ? '把握不大，请您判断；排在前面的可能性较大' : '看不出归哪个部门，请您判断'
  return <View className="form-note">{words}</View>
}
