import type * as z from 'zod/mini'
import type { ConsentAnswer, TemplateBalance, TemplateName } from '@guagou/types/notify'
import type { Result } from '@guagou/types/result'
import { api } from './api'
import { http } from './http'
import { cloud } from './platform'
import { requestId } from './request-id'
import { callTimeout } from './transport'
import { wechat } from './wechat'

type Answer = z.infer<typeof ConsentAnswer>
export type ConsentAnswers = Partial<Record<TemplateName, Answer>>

/** WeChat shows three templates a popup at most. */
export const templatesPerPopup = 3

type LocalSheet = (templates: readonly TemplateBalance[]) => Promise<ConsentAnswers>
let localSheet: LocalSheet | null = null

/** The local cloud has no WeChat to ask for it: the app lends its own sheet. Answers how to take it back. */
export const lendConsentSheet = (sheet: LocalSheet): (() => void) => {
  localSheet = sheet
  return () => {
    if (localSheet === sheet) localSheet = null
  }
}

const askWechat = async (templates: readonly TemplateBalance[]): Promise<ConsentAnswers> => {
  const answers = (await wechat.requestSubscribeMessage({
    tmplIds: templates.map(({ templateId }) => templateId),
    entityIds: [],
  })) as unknown as Record<string, Answer>
  return Object.fromEntries(templates.flatMap(({ name, templateId }) =>
    (answers[templateId] === undefined ? [] : [[name, answers[templateId]]])))
}

const askLocally = async (templates: readonly TemplateBalance[]): Promise<ConsentAnswers> => {
  if (localSheet === null) return {}
  const answers = await localSheet(templates)
  const body = Object.fromEntries(templates.flatMap(({ name, templateId }) =>
    (answers[name] === undefined ? [] : [[templateId, answers[name]]])))
  // The stand-in for WeChat keeps the consent that WeChat would keep itself.
  if (Object.keys(body).length > 0) await http({ method: 'POST', path: '/dev/consent', body, timeout: callTimeout })
  return answers
}

/**
 * Asks the person whether he wants to be told, and books the answer in our own ledger.
 * Call it first thing in a tap, with templates already loaded: WeChat refuses a popup that no tap opened.
 * Answers null when nothing was asked or answered (popup closed, notifications switched off in WeChat).
 */
export const askPushConsent = async (
  templates: readonly TemplateBalance[],
): Promise<Result<{ templates: TemplateBalance[] }> | null> => {
  const asked = templates.slice(0, templatesPerPopup)
  if (asked.length === 0) return null
  let answers: ConsentAnswers
  try {
    answers = await (cloud === 'wechat' ? askWechat(asked) : askLocally(asked))
  } catch {
    return null
  }
  const booked = asked.flatMap(({ name, templateId }) => {
    const answer = answers[name]
    return answer === undefined ? [] : [{ templateId, answer }]
  })
  return booked.length === 0 ? null : api('notify.consent', { requestId: requestId(), answers: booked })
}
