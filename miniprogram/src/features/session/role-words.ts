import type { Role } from '@guagou/types/roster'

const words: Record<Role, string> = {
  staff: '企业人员', cadre: '挂钩干部', officer: '经办人', lead: '部门负责人', supervisor: '督办人员',
  observer: '营商环境体验官', admin: '管理员',
}

export const roleWord = (role: Role): string => words[role]

/** A lead is an officer too; saying both would only be longer. */
export const roleWords = (roles: readonly Role[]): string =>
  roles.filter((role) => role !== 'officer' || !roles.includes('lead')).map(roleWord).join('、')
