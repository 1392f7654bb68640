import type { Role } from '@guagou/types/roster'
import { useEffect } from 'react'
import { badgeTab } from '../../navigation'
import { usePageShown } from '../../services/page-shown'
import { useCall } from '../../services/query'

/** On the tab bar: how many messages and notices are unread. */
export function TabBadges({ roles }: { roles: readonly Role[] }) {
  const shown = usePageShown()
  const rooms = useCall('chat.rooms', {}, { enabled: roles.includes('staff') || roles.includes('cadre') })
  const inbox = useCall('notify.inbox', { limit: 1 })
  const messages = rooms.data?.rooms.reduce((sum, { unread }) => sum + unread, 0) ?? 0
  const notices = inbox.data?.unread ?? 0
  useEffect(() => {
    if (!shown) return
    badgeTab('messages', messages)
    badgeTab('me', notices)
  }, [shown, messages, notices])
  return null
}
