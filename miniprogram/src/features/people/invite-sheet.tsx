import { Image, View } from '@tarojs/components'
import type { Invitation } from '@guagou/types/joining'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Field } from '../../components/field'
import { Sheet } from '../../components/sheet'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { copy } from '../../services/clipboard'
import { platform } from '../../services/platform'
import { queryClient, useCall } from '../../services/query'
import { useToday } from '../../services/today'
import { api } from '../../services/api'
import { dateText } from '../../words/dates'
import { ProblemBar } from '../joining/problem'
import { useSending } from '../joining/use-sending'
import '../joining/join.scss'

interface InviteSheetProps {
  enterpriseId: string
  open: boolean
  onClose(): void
}

/** Where a link leads in the browser; in WeChat the code's picture is the way in. */
const linkOf = (code: string): string => `${window.location.origin}${window.location.pathname}#/pages/join/index?code=${code}`

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
      {invitation ? <Made invitation={invitation} onAnother={() => setInvitation(null)} /> : (
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

const refreshInvitations = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'roster.invitations' })

function Made({ invitation, onAnother }: { invitation: Invitation; onAnother(): void }) {
  const { data: image } = useCall('roster.invitation.image', { id: invitation.id })
  const today = useToday()
  const copyLink = async () => toast((await copy(linkOf(invitation.code))) ? '邀请链接已复制' : '复制不了，请长按链接')
  return (
    <View className="invite-code">
      {image && <Image className="invite-image" src={`data:image/png;base64,${image.png}`} aria-label="邀请用的小程序码" showMenuByLongpress />}
      <View className="join-note">
        {invitation.phone === null ? '' : `只限手机号 ${invitation.phone}，`}{dateText(invitation.expiresAt, today)}前有效，只能用一次
      </View>
      {platform === 'browser' && <View className="invite-link">{linkOf(invitation.code)}</View>}
      <View className="sign-in-box">
        {platform === 'browser'
          ? <Button kind="primary" onPress={() => void copyLink()}>复制邀请链接</Button>
          : <View className="join-note">长按小程序码可转发给同事</View>}
        <Button kind="quiet" onPress={onAnother}>再邀请一位</Button>
      </View>
    </View>
  )
}

function OpenInvitations({ enterpriseId, onShow }: { enterpriseId: string; onShow(invitation: Invitation): void }) {
  const { data } = useCall('roster.invitations', { enterpriseId })
  const today = useToday()
  const open = data?.invitations.filter(({ state }) => state === 'open') ?? []
  if (open.length === 0) return null
  const revoke = async (id: string) => {
    const answer = await api('roster.invitation.revoke', { id }).catch(() => null)
    toast(answer?.ok ? '邀请已收回' : '没有收回，请重试')
    await refreshInvitations()
  }
  return (
    <CellGroup heading={`未使用的邀请 ${open.length} 份`}>
      {open.map((one) => (
        <View key={one.id}>
          <Cell
            title={one.phone ?? '任何手机号'} note={`${one.by.name} 发出，${dateText(one.expiresAt, today)}前有效`}
            trail={<Tag text="未使用" tone="info" />} label={`查看邀请，${one.phone ?? '任何手机号'}`} onPress={() => onShow(one)}
          />
          <View className="people-buttons"><Button size="inline" label={`收回给${one.phone ?? '任何手机号'}的邀请`} onPress={() => void revoke(one.id)}>收回</Button></View>
        </View>
      ))}
    </CellGroup>
  )
}
