import { View } from '@tarojs/components'
import type { Invitation } from '@guagou/types/joining'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { Sheet } from '../../components/sheet'
import { ProblemBar } from '../joining/problem'
import { useSending } from '../joining/use-sending'
import { MadeInvitation, OpenInvitations, refreshInvitations } from './invitations'
import '../joining/join.scss'

interface InviteSheetProps {
  enterpriseId: string
  open: boolean
  onClose(): void
}

/** Invites one colleague: a code that works once, and the ones that are still open. */
export function InviteSheet({ enterpriseId, open, onClose }: InviteSheetProps) {
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [phone, setPhone] = useState('')
  const { busy, problem, send } = useSending('roster.invite')
  const valid = phone === '' || /^1\d{10}$/.test(phone)
  const invite = async () => {
    const made = await send({ role: 'staff', enterpriseId, ...(phone === '' ? {} : { phone }) })
    if (!made) return
    setInvitation(made)
    void refreshInvitations()
  }
  return (
    <Sheet open={open} title="邀请同事" onClose={onClose}>
      <ProblemBar problem={problem} />
      {invitation ? <MadeInvitation invitation={invitation} onAnother={() => setInvitation(null)} /> : (
        <View>
          <Field
            label="只发给这个手机号（可不填）" type="number" value={phone} onChange={setPhone} maxLength={11}
            placeholder="11 位手机号" hint="填写后，只有这个手机号的微信能用，转发无效"
            {...(valid ? {} : { error: '手机号是 11 位数字' })}
          />
          <View className="people-buttons"><Button kind="primary" busy={busy} disabled={!valid} onPress={() => void invite()}>生成邀请</Button></View>
          <OpenInvitations enterpriseId={enterpriseId} onShow={setInvitation} />
        </View>
      )}
    </Sheet>
  )
}
