import type { Member } from '@guagou/types/chat'
import { roleWord } from '../session/role-words'

/** What a member is to the others: the cadre is named as such, a colleague by his title. */
export const titleOf = ({ role, title }: Pick<Member, 'role' | 'title'>): string =>
  (role === 'staff' ? title : [roleWord(role), title].filter(Boolean).join(' · '))
