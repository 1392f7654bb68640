import { useSyncExternalStore } from 'react'
import type { Role } from '@guagou/types/roster'
import { kept } from './storage'

/**
 * The one of several roles a person acts in on this device. It travels with every call, and the server takes it as a filter of
 * the roles he has: it can only narrow what he may (docs/adr/0070).
 */
let acting: Role | null = null
const listeners = new Set<() => void>()

export const actingRole = (): Role | null => acting

const choose = (role: Role | null): void => {
  if (acting === role) return
  acting = role
  for (const listener of listeners) listener()
}

/** What the person chose here before, if he still has that role. Called before anything is asked in his name. */
export const recallActing = (personId: string, roles: readonly Role[]): Role | null => {
  const before = kept.read<Role>(`acting.${personId}`)
  acting = before !== null && roles.includes(before) ? before : null
  return acting
}

export const actAs = (personId: string, role: Role | null): void => {
  kept.write(`acting.${personId}`, role)
  choose(role)
}

export const useActing = (): Role | null =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, actingRole, actingRole)
