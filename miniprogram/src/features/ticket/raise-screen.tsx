import { View } from '@tarojs/components'
import type { Category } from '@guagou/types/clocks'
import { useEffect, useState } from 'react'
import { Button } from '../../components/button'
import { ErrorPanel } from '../../components/error-panel'
import { Field, TextArea } from '../../components/field'
import { Screen } from '../../components/screen'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { spoken } from '../../components/spoken'
import { toast } from '../../components/toast'
import { back } from '../../navigation'
import { explain } from '../../services/refusal-text'
import { useAskConsent } from '../chat/use-ask-consent'
import { useMe } from '../session/signed-in'
import { useOwnEnterprises } from './calls'
import { firstWords, joinedText, textLimit, titleLimit } from './first-words'
import { useCategoryOptions } from './forms/use-category-options'
import { ManyOf, OneOf } from './forms/options'
import { ProposalBox, SplitOffer } from './proposal/proposal-box'
import { SimilarBox } from './proposal/similar-box'
import { useProposal } from './proposal/use-proposal'
import { useSimilar, useSupplement } from './proposal/use-similar'
import { endRaising, useRaising } from './raising'
import { RaisedFiles } from './raised-files'
import { useDraft } from './use-draft'
import { useRaiseOnce } from './use-raising'
import './forms/form.scss'
import './raise-screen.scss'

/** A cadre without a room says first for whom he raises. */
function EnterpriseChoice({ value, onChange }: { value: string; onChange(roomId: string): void }) {
  const { data, error, refetch } = useOwnEnterprises(true)
  const [search, setSearch] = useState('')
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={3} lead={false} />
  const found = data.enterprises.filter(({ id, name }) => name.includes(search.trim()) || id === value)
  return (
    <View className="raise-box">
      <View className="form-label" aria-hidden="true">替哪家企业提出</View>
      <SearchBar label="搜企业名称" value={search} onChange={setSearch} />
      <OneOf quiet label="替哪家企业提出" options={found.map(({ id, name }) => ({ value: id, text: name }))} value={value || null} onChange={onChange} />
    </View>
  )
}

const sources = [
  { value: 'app' as const, text: '走访或当面了解' },
  { value: 'phone' as const, text: '企业来电', note: '会注明由您代为登记' },
]

const specials = [
  { value: 'urgent' as const, text: '紧急', note: '停产、安全等大事：下班时间也立即通知负责的人' },
  { value: 'secret' as const, text: '涉及商业秘密', note: '只有本企业、挂钩干部和主办部门能看内容，谁看过都有记录' },
]

/** From what was said to a numbered ticket: everything is filled in already, one tap makes it. */
export function RaiseScreen({ roomId }: { roomId: string }) {
  const me = useMe()
  const raising = useRaising((state) => state.raising)
  const chosen = raising?.roomId === roomId ? raising.messages : []
  useEffect(() => endRaising, [])
  const given = raising?.roomId === roomId ? raising.said : undefined
  const said = joinedText(given === undefined ? chosen.map((message) => message.text) : [given])
  const place = `raise.${roomId}.${given === undefined ? chosen.map(({ id }) => id).join('.').slice(0, 80) : firstWords(given)}`
  const title = useDraft(`${place}.title`, firstWords(said))
  const text = useDraft(`${place}.text`, said)
  const proposal = useProposal(title.text, text.text)
  const categories = useCategoryOptions()
  const [chosenCategory, setCategory] = useState<Category | null>(null)
  const category = chosenCategory ?? proposal?.category.value ?? 'request'
  /** The second matter of a text that was split: raised next. */
  const [second, setSecond] = useState<string | null>(null)
  const startWith = (said: string) => {
    title.write(firstWords(said))
    text.write(said)
    setCategory(null)
  }
  const splitUp = ([one = '', other = '']: string[]) => {
    startWith(one)
    setSecond(other)
  }
  const [urgent, setUrgent] = useState(false)
  const [enterpriseId, setEnterprise] = useState(roomId)
  const [secret, setSecret] = useState(false)
  const askConsent = useAskConsent()
  const { busy, problem: raiseProblem, raise, again } = useRaiseOnce((ticket) => {
    title.forget()
    text.forget()
    toast(`诉求 ${ticket.number} 已提出，${ticket.responsible.name} 负责跟进`)
    if (second === null) return back()
    startWith(second)
    setSecond(null)
    again()
  })
  const similar = useSimilar(enterpriseId || (me.enterprise?.id ?? ''), title.text, text.text)
  const supplementing = useSupplement(() => {
    title.forget()
    text.forget()
    toast('已补充到原诉求，责任人会看到')
    back()
  })
  const problem = raiseProblem ?? supplementing.problem
  const behalf = !me.roles.includes('staff')
  const [byPhone, setByPhone] = useState(false)
  const ownRoom = roomId !== '' || me.enterprise !== null
  const missing = !ownRoom && enterpriseId === '' ? '请选择企业' : text.text.trim() === '' ? '请写明遇到的困难' : null
  const submit = () => {
    askConsent()
    void raise({
      roomId: enterpriseId || (me.enterprise?.id ?? ''),
      title: title.text.trim() || firstWords(text.text),
      text: text.text,
      category,
      // A message with two matters goes into the first ticket, and a copy of it into the second.
      messageIds: chosen.map(({ id }) => id),
      ...(byPhone ? { source: 'phone' as const } : {}),
      secret,
      ...(urgent ? { urgent } : {}),
    })
  }
  return (
    <Screen
      title="提出诉求"
      footer={
        <View className="raise-foot">
          {problem && (
            <View className="form-problem" {...spoken({ role: 'alert' })}>
              <View className="form-problem-happened">{problem.happened}</View>
              <View>{problem.next}。您填写的内容已保留。</View>
            </View>
          )}
          {missing !== null && !problem && <View className="form-missing">{missing}</View>}
          <Button kind="primary" busy={busy} disabled={missing !== null} onPress={submit}>提出诉求</Button>
        </View>
      }
    >
      {!ownRoom && <EnterpriseChoice value={enterpriseId} onChange={setEnterprise} />}
      <TextArea
        label="遇到什么困难"
        value={text.text}
        onChange={text.write}
        maxLength={textLimit}
        placeholder="想到什么写什么，不用管归哪个部门"
        {...(chosen.length > 0 ? { hint: `来自群里的 ${chosen.length} 条消息，提出后一并归入这件诉求` } : {})}
      />
      {second !== null && <View className="form-note">先提这一件，提出后接着提第二件：{firstWords(second)}</View>}
      {second === null && proposal?.split
        ? <SplitOffer split={proposal.split} onSplit={splitUp} />
        : proposal && text.text.trim() !== '' && <ProposalBox proposal={proposal} />}
      <RaisedFiles chosen={chosen} />
      {similar && second === null && (
        <SimilarBox
          similar={similar} busy={supplementing.busy}
          onSupplement={(ticketId) => void supplementing.supplement(ticketId, { text: text.text, said, messageIds: chosen.map(({ id }) => id) })}
        />
      )}
      {behalf && chosen.length === 0 && (
        <View className="raise-box">
          <OneOf label="怎么得知的" options={sources} value={byPhone ? 'phone' : 'app'} onChange={(source) => setByPhone(source === 'phone')} />
        </View>
      )}
      <Field label="标题" value={title.text} onChange={title.write} maxLength={titleLimit} placeholder={firstWords(text.text) || '不写就用第一句话'} />
      <View className="raise-box"><OneOf label={proposal ? '类别（已按内容预选，可以改）' : '类别（拿不准就选求助）'} options={categories} value={category} onChange={setCategory} /></View>
      <View className="raise-box">
        <ManyOf
          label="特别说明（可不选）"
          options={specials}
          values={[...(urgent ? ['urgent' as const] : []), ...(secret ? ['secret' as const] : [])]}
          onChange={(chosen) => {
            setUrgent(chosen.includes('urgent'))
            setSecret(chosen.includes('secret'))
          }}
        />
      </View>
    </Screen>
  )
}
