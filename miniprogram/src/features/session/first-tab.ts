import type { Role } from '@guagou/types/roster'
import type { Tab } from '../../navigation'

/** Where a person begins: an enterprise in its room, officials with what waits for them. */
export const firstTab = (roles: readonly Role[]): Tab => {
  if (roles.includes('staff')) return 'messages'
  const acts = roles.some((role) => role === 'cadre' || role === 'officer' || role === 'lead' || role === 'supervisor')
  return acts ? 'today' : 'me'
}
