import { type TemplateBalance, type TemplateName, templateNames } from '../../types/notify'
import { ok } from '../../types/result'
import { derivedId } from '../kit/ids'
import type { Handler } from '../kit/serve'
import { balancesOf, bookOnce, credit } from './store'
import { templateId, templateNamed } from './template-ids'

const templatesOf = async (personId: string): Promise<{ templates: TemplateBalance[] }> => {
  const balances = await balancesOf(personId, templateNames)
  return {
    templates: templateNames.map((name) => ({ name, templateId: templateId(name), balance: balances.get(name) ?? 0 })),
  }
}

export const balance: Handler<'notify.balance'> = async (_input, { actor }) => ok(await templatesOf(actor.id))

/** Every acceptance in the popup is one send. A retried request is booked once. */
export const consent: Handler<'notify.consent'> = async ({ requestId, answers }, { actor, now }) => {
  const accepted = answers
    .filter(({ answer }) => answer.startsWith('accept'))
    .map(({ templateId: id }) => templateNamed(id))
    .filter((name): name is TemplateName => name !== null)
  for (const name of new Set(accepted)) {
    if (await bookOnce(derivedId(actor.id, requestId, name), now)) await credit(actor.id, name, 1)
  }
  return ok(await templatesOf(actor.id))
}
