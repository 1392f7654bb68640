import { ok, refuse } from '../../types/result'
import { refOf } from '../kit/actor'
import { forgetReminderSettings, inForce } from '../kit/reminders'
import type { Handler } from '../kit/serve'
import type { SettingsDocument } from './domain/documents'
import { currentSettings, saveSettings } from './store'

const view = (saved: SettingsDocument | null) => ({
  settings: inForce(saved), version: saved?.version ?? 0, by: saved?.by ?? null, at: saved?.at ?? null,
})

export const settings: Handler<'notify.settings'> = async () => ok(view(await currentSettings()))

/** The next version of the reminder table; the earlier ones stay, with who wrote them. */
export const configure: Handler<'notify.configure'> = async ({ version, settings: wanted }, { actor, now }) => {
  const saved = await saveSettings({ version: version + 1, settings: wanted, counts: 'after_limit', by: refOf(actor), at: now })
  if (saved) {
    forgetReminderSettings()
    return ok(view(saved))
  }
  const present = await currentSettings()
  // The same sent again after its answer was lost.
  const repeated = present?.version === version + 1 && present.by.id === actor.id && JSON.stringify(present.settings) === JSON.stringify(wanted)
  return repeated ? ok(view(present)) : refuse('conflict')
}

