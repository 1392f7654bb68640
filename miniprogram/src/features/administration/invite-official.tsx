import type { Invitation } from '@guagou/types/joining'
import type { Role } from '@guagou/types/roster'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { Sheet } from '../../components/sheet'
import { useCall } from '../../services/query'
import { ProblemBar } from '../joining/problem'
import { useSending } from '../joining/use-sending'
import { MadeInvitation, OpenInvitations, refreshInvitations } from '../people/invitations'
import { roleWord } from '../session/role-words'
import { OneOf } from '../ticket/forms/options'

type OfficialRole = Exclude<Role, 'staff'>
const officials: readonly OfficialRole[] = ['cadre', 'officer', 'lead', 'supervisor', 'observer', 'admin']
const ofBureau: readonly Role[] = ['cadre', 'officer', 'lead']

/** Invites an official by a code that works once; only administrators can. */
export function InviteOfficial({ close }: { close(): void }) {
  const [made, setMade] = useState<Invitation | null>(null)
  const [role, setRole] = useState<OfficialRole | null>(null)
  const [bureauId, setBureau] = useState<string | null>(null)
  const [phone, setPhone] = useState('')
  const { data } = useCall('roster.admin.bureaus', {})
  const { busy, problem, send } = useSending('roster.invite')
  const needsBureau = role !== null && ofBureau.includes(role)
  const missing = role === null || (needsBureau && bureauId === null) || !/^(1\d{10})?$/.test(phone)
  const invite = async () => {
    const invitation = await send({ role: role!, ...(needsBureau ? { bureauId: bureauId! } : {}), ...(phone === '' ? {} : { phone }) })
    if (!invitation) return
    setMade(invitation)
    void refreshInvitations()
  }
  return (
    <Sheet open title="邀请干部" onClose={close}>
      <ProblemBar problem={problem} />
      {made ? <MadeInvitation invitation={made} onAnother={() => setMade(null)} /> : (
        <View>
          <OneOf label="角色" options={officials.map((one) => ({ value: one, text: roleWord(one) }))} value={role} onChange={setRole} />
          {needsBureau && <OneOf label="部门" options={(data?.bureaus ?? []).map(({ id, name }) => ({ value: id, text: name }))} value={bureauId} onChange={setBureau} />}
          <Field
            label="只发给这个手机号（建议填写）" type="number" value={phone} onChange={setPhone} maxLength={11} placeholder="11 位手机号"
            hint="填写后，只有这个手机号的微信能用，转发无效" {...(/^(1\d{10})?$/.test(phone) ? {} : { error: '手机号是 11 位数字' })}
          />
          <View className="people-buttons"><Button kind="primary" busy={busy} disabled={missing} onPress={() => void invite()}>生成邀请</Button></View>
          <OpenInvitations onShow={setMade} />
        </View>
      )}
    </Sheet>
  )
}
