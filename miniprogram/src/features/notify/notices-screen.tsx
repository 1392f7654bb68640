import { useState } from 'react'
import { Button } from '../../components/button'
import { Screen } from '../../components/screen'
import { Tabs } from '../../components/tabs'
import { api } from '../../services/api'
import { queryClient, useCall } from '../../services/query'
import { Inbox, OpenNotices } from './notice-list'

/** Where a push for several matters leads: what asks for something first, then everything there was. */
export function NoticesScreen() {
  const [tab, setTab] = useState<'open' | 'all'>('open')
  const [busy, setBusy] = useState(false)
  const inbox = useCall('notify.inbox', { limit: 1 })
  const open = useCall('notify.todo', {})
  const readAll = async () => {
    setBusy(true)
    await api('notify.readAll', {}).catch(() => null)
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('notify.') })
    setBusy(false)
  }
  return (
    <Screen
      title="通知"
      top={
        <Tabs
          label="通知"
          value={tab}
          onChange={setTab}
          choices={[
            { value: 'open', text: '等我办', count: open.data?.notices.length ?? 0 },
            { value: 'all', text: '全部', count: inbox.data?.unread ?? 0 },
          ]}
        />
      }
    >
      {tab === 'open' ? <OpenNotices /> : <>
        {(inbox.data?.unread ?? 0) > 0 && <Button kind="quiet" busy={busy} onPress={() => void readAll()}>不用我办的都标为已读</Button>}
        <Inbox />
      </>}
    </Screen>
  )
}
