import { View } from '@tarojs/components'
import type { Ticket } from '@guagou/types/ticket-view'
import { Rating, type Stars } from '../../components/rating'
import { Button } from '../../components/button'
import { Cell } from '../../components/cell'
import { open } from '../../navigation'
import { Steps } from '../../components/steps'
import { spoken } from '../../components/spoken'
import { classes } from '../../components/classes'
import { currentTime } from '../../services/clock'
import { deadlineText } from '../../words/dates'
import { momentText } from '../../words/moments'
import { useTick } from './use-tick'
import { outcomeWords, resultWords } from './words'

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View className="fact">
      <View className="fact-name">{name}</View>
      <View className="fact-value">{value}</View>
    </View>
  )
}

const extensionWords = { requested: '等督办人员批准', granted: '已同意', refused: '未同意' }

/** Who takes part and how the matter came in. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const now = currentTime()
  return (
    <View className="ticket-section">
      {ticket.hidden
        ? <View className="ticket-quiet">企业标记为商业秘密：内容、讨论和文件只有本企业、挂钩干部和主办部门能看。</View>
        : <View className="ticket-text">{ticket.text}</View>}
      <Fact name="企业" value={ticket.enterprise.name} />
      <Fact name="提出" value={`${ticket.raisedBy.name}，${momentText(ticket.raisedAt, now)}`} />
      {ticket.source === 'phone' && <Fact name="来源" value="企业来电，由挂钩干部代为登记" />}
      {ticket.cadre && <Fact name="挂钩干部" value={ticket.cadre.name} />}
      {ticket.leadBureau && <Fact name="主办" value={ticket.leadBureau.name} />}
      {ticket.supportBureaus.length > 0 && <Fact name="协办" value={ticket.supportBureaus.map(({ name, officer }) => (officer ? `${name}（${officer.name}）` : name)).join('、')} />}
      {ticket.informedBureaus.length > 0 && <Fact name="知悉" value={ticket.informedBureaus.map(({ name }) => name).join('、')} />}
      {ticket.returns > 0 && <Fact name="退回" value={`${ticket.returns} 次${ticket.routingFinal ? '，派单已由督办人员裁定' : ''}`} />}
      {ticket.extension && (
        <Fact
          name="延期"
          value={`${ticket.extension.workingDays} 个工作日，${extensionWords[ticket.extension.state]}。理由：${ticket.extension.reason}`}
        />
      )}
    </View>
  )
}

/** What a supervisor asked for, until it was reported. */
export function TicketSupervision({ ticket }: { ticket: Ticket }) {
  if (ticket.supervision === null) return null
  const { note, by, dueAt } = ticket.supervision
  const now = currentTime()
  return (
    <View className="ticket-section ticket-owed" {...spoken({ role: 'status' })}>
      <View className="ticket-section-title">督办：{by.name}</View>
      {note !== '' && <View className="ticket-text">{note}</View>}
      {dueAt !== null && (
        <View className={classes('ticket-quiet', dueAt < now && 'ticket-late')}>
          {dueAt < now ? '反馈已过期，要求的期限是 ' : '请在此前反馈进展：'}{deadlineText(dueAt, now)}
        </View>
      )}
    </View>
  )
}

/** Why it was not taken on, and what else the enterprise can do: nobody should have to look for that in the history. */
export function TicketDeclined({ ticket }: { ticket: Ticket }) {
  const said = ticket.state === 'declined' ? ticket.history.filter(({ action }) => action === 'decline').at(-1)?.text ?? null : null
  if (said === null) return null
  return (
    <View className="ticket-section ticket-owed">
      <View className="ticket-section-title">不予受理的原因，以及可以怎么办</View>
      <View className="ticket-text">{said}</View>
    </View>
  )
}

/** What the enterprise owes, as long as it does. */
export function TicketOwed({ ticket }: { ticket: Ticket }) {
  if (ticket.owed === null) return null
  return (
    <View className="ticket-section ticket-owed" {...spoken({ role: 'status' })}>
      <View className="ticket-section-title">需要企业补充</View>
      <View className="ticket-text">{ticket.owed}</View>
    </View>
  )
}

/** Several bureaus' items on this ticket, or the way to begin them. */
export function TicketApproval({ ticket }: { ticket: Ticket }) {
  const { approval, mayStartApproval } = ticket
  if (!approval && !mayStartApproval) return null
  return (
    <View className="ticket-approval">
      <Cell
        title={approval ? '并联审批' : '启动并联审批'}
        note={approval ? `${approval.name}：已办成 ${approval.done}/${approval.total}${approval.open > 0 ? `，还有 ${approval.open} 项必办` : ''}` : '需要几个部门一起审批时，各事项同时办、材料先预审'}
        onPress={() => open('approval', { id: ticket.id })}
      />
    </View>
  )
}

/** The steps that will solve it, each with its bureau, its date and whether it is done; its bureau ticks it here. */
export function TicketPlan({ ticket }: { ticket: Ticket }) {
  const { ticking, problem, tick } = useTick(ticket.id)
  if (ticket.plan.length === 0) return null
  const now = currentTime()
  const over = ticket.state === 'closed' && ticket.outcome === 'solved'
  const present = ticket.plan.findIndex(({ done }) => !done)
  return (
    <View className="ticket-section">
      <View className="ticket-section-title">落地方案</View>
      <Steps
        label="落地方案"
        steps={ticket.plan.map(({ id, what, bureau, person, by, done, mine }, n) => ({
          key: id, title: what,
          note: (
            <>
              <View className={!done && !over && by < now ? 'ticket-late' : ''}>
                <View>{bureau.name}{person && !done ? ` ${person.name}` : ''}</View>
                <View>{done ? `${momentText(done.at, now)} ${done.by.name}完成` : `${deadlineText(by, now)} 前${!over && by < now ? '，已逾期' : ''}`}</View>
              </View>
              {done?.note && <View>{done.note}</View>}
              {mine && <Button size="inline" busy={ticking === id} label={`完成：${what}`} onPress={() => void tick(id)}>这一步已完成</Button>}
            </>
          ),
          state: over || done ? 'done' : n === present ? 'now' : 'ahead',
        }))}
      />
      {problem !== null && <View className="ticket-late" {...spoken({ role: 'alert' })}>{problem}</View>}
    </View>
  )
}

/** The answer, what the enterprise says of it, and its rating; unrated is said, never taken for satisfied. */
export function TicketAnswer({ ticket }: { ticket: Ticket }) {
  const { answer, outcome, rating, state, reopenUntil, can } = ticket
  if (answer === null) return null
  return (
    <View className="ticket-section">
      <View className="ticket-section-title">{state === 'answered' || state === 'closed' ? '答复' : '上次答复'}：{resultWords[answer.result]}</View>
      <View className="ticket-text">{answer.text}</View>
      <View className="ticket-quiet">{answer.by.name}　{momentText(answer.at, currentTime())}</View>
      {outcome !== null && (
        <View className="ticket-outcome">
          <Fact name="企业确认" value={outcomeWords[outcome]} />
          {rating ? <Rating label="满意度" value={rating.stars as Stars} /> : <Fact name="满意度" value="未评价" />}
          {rating?.comment && <View className="ticket-text">“{rating.comment}”</View>}
          {reopenUntil !== null && can.includes('reopen') && <View className="ticket-quiet">还有问题？{deadlineText(reopenUntil, currentTime())} 前可以要求重办（办结后 30 天内），换人办理。</View>}
        </View>
      )}
    </View>
  )
}
