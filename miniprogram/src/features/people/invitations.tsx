import { Image, View } from '@tarojs/components'
import type { Invitation } from '@guagou/types/joining'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { copy } from '../../services/clipboard'
import { platform } from '../../services/platform'
import { queryClient, useCall } from '../../services/query'
import { useToday } from '../../services/today'
import { dateText } from '../../words/dates'
import { roleWord } from '../session/role-words'
import '../joining/join.scss'

/** Where a link leads in the browser; in WeChat the code's picture is the way in. */
const linkOf = (code: string): string => `${window.location.origin}${window.location.pathname}#/pages/join/index?code=${code}`

/** After one was given or taken back. */
export const refreshInvitations = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'roster.invitations' })

/** The code as a picture and as a link, shown once it was made and whenever it is looked at again. */
export function MadeInvitation({ invitation, onAnother }: { invitation: Invitation; onAnother(): void }) {
  const { data: image } = useCall('roster.invitation.image', { id: invitation.id })
  const today = useToday()
  const copyLink = async () => toast((await copy(linkOf(invitation.code))) ? '邀请链接已复制' : '复制不了，请长按链接')
  return (
    <View className="invite-code">
      {image && <Image className="invite-image" src={`data:image/png;base64,${image.png}`} aria-label="邀请用的小程序码" showMenuByLongpress />}
      {invitation.role !== 'staff' && <View className="join-what">{invitation.bureau?.name ?? '园区'}　{roleWord(invitation.role)}</View>}
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

/** What was given and not used yet: of an enterprise, else of officials. */
export function OpenInvitations({ enterpriseId, onShow }: { enterpriseId?: string; onShow(invitation: Invitation): void }) {
  const { data } = useCall('roster.invitations', enterpriseId === undefined ? {} : { enterpriseId })
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
            title={`${one.role === 'staff' ? '' : `${one.bureau?.name ?? ''}${roleWord(one.role)}　`}${one.phone ?? '任何手机号'}`} note={`${one.by.name} 发出，${dateText(one.expiresAt, today)}前有效`}
            trail={<Tag text="未使用" tone="info" />} label={`查看邀请，${one.phone ?? '任何手机号'}`} onPress={() => onShow(one)}
          />
          <View className="people-buttons"><Button size="inline" label={`收回给${one.phone ?? '任何手机号'}的邀请`} onPress={() => void revoke(one.id)}>收回</Button></View>
        </View>
      ))}
    </CellGroup>
  )
}
