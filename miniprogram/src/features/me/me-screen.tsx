import { View } from '@tarojs/components'
import { useState } from 'react'
import { Avatar } from '../../components/avatar'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Screen } from '../../components/screen'
import { Sheet } from '../../components/sheet'
import { Tabs } from '../../components/tabs'
import { open, openAdministration, openRouting } from '../../navigation'
import { cloud } from '../../services/platform'
import { useCall } from '../../services/query'
import { signOut } from '../../services/session'
import { viewWords, viewsFor } from '../routing/views'
import { roleWords } from '../session/role-words'
import { promise, ServiceWords } from '../session/service-words'
import { useMe } from '../session/signed-in'
import { ActingRole } from './acting-role'
import { Inbox } from '../notify/notice-list'
import { NotifyLinks } from '../notify/links'
import { LookSettings } from './look-settings'
import { PushBalance } from './push-balance'
import './me-screen.scss'

/** The fourth tab: who I am, what I was told, and how the app looks. */
export function MeScreen() {
  const [tab, setTab] = useState<'self' | 'inbox'>('self')
  const { data } = useCall('notify.inbox', { limit: 1 })
  return (
    <Screen
      title="我的"
      tab
      top={
        <Tabs
          label="我的"
          value={tab}
          onChange={setTab}
          choices={[{ value: 'self', text: '个人' }, { value: 'inbox', text: '通知记录', count: data?.unread ?? 0 }]}
        />
      }
    >
      {tab === 'self' ? <Self /> : <Inbox />}
    </Screen>
  )
}

function Self() {
  const me = useMe()
  const [about, setAbout] = useState(false)
  return (
    <View>
      <CellGroup>
        <Cell
          lead={<Avatar name={me.name} size="large" />}
          title={<View className="me-name">{me.name}</View>}
          note={<>
            <View>{roleWords(me.roles)}{me.title === '' ? '' : `　${me.title}`}</View>
            <View>{me.enterprise?.name ?? me.bureau?.name ?? '园区'}</View>
          </>}
        />
        <Cell title="我的信息" note="查看、更正，谁看过我的手机号" trail={me.phone} label="我的信息，查看和更正" onPress={() => open('people/self', {})} />
        {me.roles.some((role) => role !== 'staff' && role !== 'observer' && role !== 'admin') &&
          <Cell title="休假代理" note="休假时由同事代办，办理时限不变" onPress={() => open('people/deputy', {})} />}
        {me.roles.includes('admin') && <Cell title="交接与核查" note="干部交接、人员离开、核查有没有无人负责的事项" onPress={() => open('people/handover', {})} />}
      </CellGroup>
      {me.roles.includes('admin') && (
        <CellGroup>
          <Cell title="名册与配置" note="人员、企业、部门、挂钩关系、导入导出、日历和时限" onPress={() => openAdministration(null)} />
        </CellGroup>
      )}
      <ActingRole />
      {viewsFor(me.roles).length > 0 && (
        <CellGroup>
          <Cell title="派单建议" note={viewsFor(me.roles).map((view) => viewWords[view]).join('、')} onPress={openRouting} />
        </CellGroup>
      )}
      <NotifyLinks />
      <PushBalance />
      <LookSettings />
      {me.roles.includes('admin') && (
        <CellGroup>
          <Cell title="审批模板" note="并联审批的事项、部门、时限和材料" onPress={() => open('approval-templates', {})} />
        </CellGroup>
      )}
      <CellGroup>
        <Cell title="关于挂钩通" note={promise} onPress={() => setAbout(true)} />
      </CellGroup>
      {cloud === 'local' && <View className="me-leave"><Button onPress={signOut}>退出演示登录</Button></View>}
      <Sheet open={about} title="关于挂钩通" onClose={() => setAbout(false)}><ServiceWords /></Sheet>
    </View>
  )
}
