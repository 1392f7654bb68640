import { type TemplateBalance, templateNames } from '../../types/notify'
import { ok } from '../../types/result'
import { derivedId } from '../kit/ids'
import type { Handler } from '../kit/serve'
import { balancesOf, bookOnce, credit, pushAgain, setConsent } from './store'
import { type ConfiguredTemplate } from './domain/template-setting'
import { configured, templateWithId } from './templates'

const templatesOf = async (personId: string): Promise<{ templates: TemplateBalance[] }> => {
  const balances = await balancesOf(personId, templateNames)
  return {
    templates: templateNames.map((name) => {
      const { id, longTerm } = configured(name)
      const consent = balances.get(name)
      return { name, templateId: id, balance: consent?.balance ?? 0, longTerm, standing: consent?.standing ?? false }
    }),
  }
}

export const balance: Handler<'notify.balance'> = async (_input, { actor }) => ok(await templatesOf(actor.id))

/** Every acceptance in the popup is one send, of a long-term template all of them. A retried request is booked once. */
export const consent: Handler<'notify.consent'> = async ({ requestId, answers }, { actor, now }) => {
  let more = false
  const answered = new Map<ConfiguredTemplate['name'], { template: ConfiguredTemplate; accepted: boolean }>()
  for (const { templateId, answer } of answers) {
    const template = templateWithId(templateId)
    if (template) answered.set(template.name, { template, accepted: answer.startsWith('accept') })
  }
  for (const { template: { name, longTerm }, accepted } of answered.values()) {
    if (!accepted && !longTerm) continue
    if (!(await bookOnce(derivedId(actor.id, requestId, name), now))) continue
    if (longTerm) await setConsent(actor.id, name, { balance: 0, standing: accepted })
    else await credit(actor.id, name, 1)
    more ||= accepted
  }
  // What waited only for a consent goes out now.
  if (more) await pushAgain(actor.id, now)
  return ok(await templatesOf(actor.id))
}
