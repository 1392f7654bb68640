import { View } from '@tarojs/components'
import type { PersonAction, Action } from '@guagou/types/ticket'
import type { TicketRow, Hindrance } from '@guagou/types/ticket-view'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell } from '../../components/cell'
import { Sheet } from '../../components/sheet'
import { spoken } from '../../components/spoken'
import { toast } from '../../components/toast'
import { useMe } from '../session/signed-in'
import { progressWords } from './due-words'
import { orderActions } from './action-order'
import type { OpenAction } from './action-sheet'
import { isDirect, type DirectAction } from './forms'
import { hindranceLines } from './hindrance-words'
import { useAction } from './use-action'
import { actionWords, doneWords } from './words'
import './action-bar.scss'

interface ActionButtonProps {
  ticketId: string
  action: PersonAction
  main: boolean
  /** Which ticket, for readers, where several stand in a list. */
  about: string
  open: OpenAction
}

function DirectButton({ ticketId, action, main, about }: Omit<ActionButtonProps, 'action' | 'open'> & { action: DirectAction }) {
  const { busy, problem, submit } = useAction(action, ticketId, () => toast(doneWords[action]))
  return (
    <View className="action">
      <Button kind={main ? 'primary' : 'plain'} busy={busy} label={`${actionWords[action]}${about}`} onPress={() => void submit({})}>
        {actionWords[action]}
      </Button>
      {problem && <View className="action-problem" {...spoken({ role: 'alert' })}>{problem.happened}，{problem.next}</View>}
    </View>
  )
}

function ActionButton({ action, ...props }: ActionButtonProps) {
  if (isDirect(action)) return <DirectButton action={action} {...props} />
  return (
    <View className="action">
      <Button
        kind={props.main ? 'primary' : 'plain'}
        label={`${actionWords[action]}${props.about}`}
        onPress={() => props.open(props.ticketId, action)}
      >
        {actionWords[action]}
      </Button>
    </View>
  )
}

interface ActionBarProps {
  ticket: Pick<TicketRow, 'id' | 'state' | 'number' | 'responsible' | 'updatedAt' | 'progress'> & { can: readonly Action[] }
  open: OpenAction
  /** The ticket waits for the caller's side: what is likely is offered even when he is not the one named. */
  asked?: boolean
  /** Why the others are not possible now; shown below the rarer ones. */
  hindered?: readonly Hindrance[]
  /** In a list the buttons say whose they are. */
  listed?: boolean
}

/** The buttons I may press now: the main one first, what is rarely needed behind one more tap. */
export function ActionBar({ ticket, open, hindered = [], asked = false, listed = false }: ActionBarProps) {
  const me = useMe()
  const [more, setMore] = useState(false)
  const { inSight, others } = orderActions({ ...ticket, mine: asked || ticket.responsible.id === me.id, noteLate: progressWords(ticket)?.overdue ?? false })
  const whyNot = hindranceLines(hindered)
  if (inSight.length + others.length === 0 && whyNot.length === 0) return null
  const about = listed ? ` ${ticket.number}` : ''
  const withMore = others.length + whyNot.length > 0
  return (
    <View className="actions" {...spoken({ role: 'group', label: `可以进行的操作${about}` })}>
      {inSight.map((action, n) => (
        <ActionButton key={`${action} ${ticket.updatedAt}`} ticketId={ticket.id} action={action} main={n === 0} about={about} open={open} />
      ))}
      {withMore && (
        <View className="action action-more">
          <Button kind="quiet" label={others.length > 0 ? `更多操作${about}` : `为什么没有操作${about}`} onPress={() => setMore(true)}>{inSight.length > 0 ? '更多' : others.length > 0 ? '更多操作' : '为什么没有操作'}</Button>
        </View>
      )}
      <Sheet open={more} title={`${ticket.number} ${others.length > 0 ? '可以进行的操作' : '没有其他操作'}`} onClose={() => setMore(false)}>
        {others.map((action) => (isDirect(action)
          ? <View key={action} className="action-row"><DirectButton ticketId={ticket.id} action={action} main={false} about="" /></View>
          : <Cell key={action} title={actionWords[action]} onPress={() => {
              setMore(false)
              open(ticket.id, action)
            }} />
        ))}
        {whyNot.length > 0 && (
          <View className="action-why">
            <View className="action-why-head">现在不能进行的</View>
            {whyNot.map(({ action, text, why }) => <View key={action} className="action-why-line">{text}：{why}</View>)}
          </View>
        )}
      </Sheet>
    </View>
  )
}
