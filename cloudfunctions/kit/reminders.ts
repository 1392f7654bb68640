import {
  type ReminderName, type ReminderRule, type ReminderSettings, amountLimits, defaultReminders, reminderNames, reminderUnits,
} from '../../types/reminders'
import type { SettingsDocument } from '../notify/domain/documents'
import { collection } from './db'

/** The reading side of the zone's reminder table; `notify` alone writes it. */
const settings = collection<SettingsDocument>('reminder_settings')
export const currentSettingsId = 'reminders'

let kept: { at: number; settings: ReminderSettings } | null = null
/** A change takes hold everywhere within this time, by the machine's clock. */
const freshMs = 15_000

/** The zone's reminder table; a rule that an older version of it does not know has its default. */
export const reminderSettings = async (): Promise<ReminderSettings> => {
  const now = performance.now()
  if (kept && now - kept.at < freshMs) return kept.settings
  const found = await settings.get(currentSettingsId)
  kept = { at: now, settings: inForce(found) }
  return kept.settings
}

/** So that whoever has changed the table sees it at once. */
export const forgetReminderSettings = (): void => {
  kept = null
}

/** An older table counted the reminders of unanswered words from the words, not from the end of the time to answer. */
const answerMinutes = 120

/** The table as it holds: a stored one in today's meaning, with the defaults of what it does not know. */
export const inForce = (stored: Pick<SettingsDocument, 'settings' | 'counts'> | null): ReminderSettings => {
  const settings = withDefaults(stored?.settings)
  if (!stored || stored.counts === 'after_limit' || settings.rules.unanswered.amount < answerMinutes) return settings
  const { unanswered, unanswered_escalated: escalated } = settings.rules
  const after = (amount: number) => Math.max(0, amount - answerMinutes)
  return {
    ...settings,
    rules: { ...settings.rules, unanswered: { ...unanswered, amount: after(unanswered.amount) }, unanswered_escalated: { ...escalated, amount: after(escalated.amount) } },
  }
}

/** A rule whose number has come to count something else has its default again. */
const fits = (name: ReminderName, rule: ReminderRule | undefined): rule is ReminderRule => {
  const [least, most] = amountLimits[reminderUnits[name]]
  return rule !== undefined && rule.amount >= least && rule.amount <= most
}

const withDefaults = (known: ReminderSettings | undefined): ReminderSettings => ({
  ...defaultReminders, ...known,
  rules: Object.fromEntries(reminderNames.map((name) => {
    const rule = known?.rules[name]
    return [name, fits(name, rule) ? rule : defaultReminders.rules[name]]
  })) as ReminderSettings['rules'],
})
