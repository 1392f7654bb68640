import type { SettingChangeLine } from '../../types/clocks'
import { ok, refuse } from '../../types/result'
import type { Handler } from '../kit/serve'
import type { CalendarSetting, LimitsSetting } from '../kit/zone'
import { changedDays, changedRules } from './domain/setting-changes'
import { write } from './settings'
import { type SettingChange, newestSettingChanges, settingChange } from './store'

const listed = 50

type Setting = CalendarSetting | LimitsSetting

const lineOf = (change: SettingChange, newestFirst: readonly SettingChange[]): SettingChangeLine => {
  const { _id, setting, at, by, before, after } = change
  return {
    id: _id, setting, at, by,
    days: setting === 'calendar' ? changedDays(before as CalendarSetting, after as CalendarSetting) : [],
    rules: setting === 'limits' ? changedRules(before as LimitsSetting, after as LimitsSetting) : [],
    undone: newestFirst.some(({ undoes }) => undoes === _id),
    isUndo: change.undoes !== undefined,
    undoable: lastOf(setting, newestFirst)?._id === _id,
  }
}

/** The change of a setting that undoing takes back next: the newest that neither took one back nor was taken back. */
const lastOf = (setting: SettingChange['setting'], newestFirst: readonly SettingChange[]): SettingChange | undefined =>
  newestFirst.find((one) => one.setting === setting && one.undoes === undefined && !newestFirst.some(({ undoes }) => undoes === one._id))

export const settingChanges: Handler<'ticket.settings.changes'> = async () => {
  const found = await newestSettingChanges(listed)
  return ok({ changes: found.map((change) => lineOf(change, found)) })
}

/** Puts back what the last change of the calendar or the limits replaced; a change of its own, with its own consequences. */
export const undoSetting: Handler<'ticket.settings.undo'> = async ({ requestId, changeId }, situation) => {
  const [change, found] = await Promise.all([settingChange(changeId), newestSettingChanges(listed)])
  if (!change) return refuse('not_found')
  if (found.some(({ undoes }) => undoes === changeId)) return ok({ undone: true })
  if (lastOf(change.setting, found)?._id !== changeId) return refuse('too_late')
  // Undone one after the other, the revision has gone on; what stands now is what this change and later undoings left.
  const stands = found.find(({ setting }) => setting === change.setting)!.after as Setting
  const written = await write(stands, { ...(change.before as Setting), rev: stands.rev + 1 }, stands.rev, requestId, situation, changeId)
  return written.ok ? ok({ undone: true }) : written
}
