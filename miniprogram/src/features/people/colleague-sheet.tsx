import { View } from '@tarojs/components'
import type { Colleague } from '@guagou/types/joining'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Sheet } from '../../components/sheet'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { queryClient } from '../../services/query'
import { ProblemBar } from '../joining/problem'
import { useSending } from '../joining/use-sending'
import { useMe } from '../session/signed-in'
import { CallButton } from './call-button'
import '../joining/join.scss'

interface ColleagueSheetProps {
  colleague: Colleague
  mayManage: boolean
  onClose(): void
}

/** Everything about who belongs to the enterprise is asked again. */
export const refreshPeople = () =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => ['roster.colleagues', 'chat.room', 'roster.summary'].includes(String(queryKey[0])) })

/** What one may do about one of an enterprise's people: call him, say that he is still right, cut off a lost phone, remove him. */
export function ColleagueSheet({ colleague, mayManage, onClose }: ColleagueSheetProps) {
  const me = useMe()
  const removing = useSending('roster.remove')
  const unbinding = useSending('roster.unbind')
  const [sure, setSure] = useState<'remove' | 'unbind' | null>(null)
  const { id, name } = colleague
  const done = async (text: string) => {
    toast(text)
    await refreshPeople()
    onClose()
  }
  const carryOut = async () => {
    if (sure === 'remove' && (await removing.send({ personId: id }))) await done(`${name} 已移出，账号立即失效`)
    if (sure === 'unbind' && (await unbinding.send({ personId: id }))) await done(`${name} 的微信已解除绑定`)
  }
  const verify = async () => {
    const answer = await api('roster.verify', { personId: id }).catch(() => null)
    if (answer?.ok) await done('已记录：联系人仍然有效')
    else toast('没有记录下来，请重试')
  }
  return (
    <Sheet open title={name} onClose={onClose}>
      <ProblemBar problem={removing.problem ?? unbinding.problem} />
      <CellGroup>
        <Cell title={colleague.title === '' ? '企业人员' : colleague.title} note={colleague.owner ? '本企业负责人，可邀请和移出同事' : '企业人员'} />
        <Cell title="手机号" note={colleague.bound ? '已绑定微信' : '未绑定微信，收不到微信通知'} trail={colleague.phone} />
        {colleague.toCheck && <Cell title="请核对联系人" note="已超过 90 天没有登录，可能已离职或换岗" />}
      </CellGroup>
      {id !== me.id && <View className="people-buttons"><CallButton personId={id} name={name} /></View>}
      {mayManage && id !== me.id && (sure === null
        ? (
          <View className="sign-in-box">
            {colleague.toCheck && <Button onPress={() => void verify()}>核对过，仍是联系人</Button>}
            {colleague.bound && <Button onPress={() => setSure('unbind')}>手机丢失，解除微信绑定</Button>}
            <Button kind="danger" onPress={() => setSure('remove')}>移出企业</Button>
          </View>
        )
        : (
          <View className="sign-in-box">
            <View className="join-note">
              {sure === 'remove' ? `${name} 将立即退出企业群，看不到任何诉求，账号和已打开的页面同时失效。` : `${name} 的微信将立即退出，本人可用手机号重新登录。`}
            </View>
            <Button kind="danger" busy={removing.busy || unbinding.busy} onPress={() => void carryOut()}>{sure === 'remove' ? '确认移出' : '确认解除绑定'}</Button>
            <Button kind="quiet" onPress={() => setSure(null)}>取消</Button>
          </View>
        ))}
    </Sheet>
  )
}
