import type { EnterpriseRef } from '@guagou/types/roster'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { explain, refusalText } from '../../services/refusal-text'
import { saveText } from '../../services/save-text'

/** Everything of the enterprise, page by page, into one file on this device. */
export const exportEnterprise = async ({ id, name }: EnterpriseRef): Promise<void> => {
  const parts: Record<string, unknown[]> = {}
  let next: { part?: string; after?: string } | null = {}
  try {
    while (next) {
      const answer: Awaited<ReturnType<typeof api<'roster.enterprise.export'>>> = await api('roster.enterprise.export', { enterpriseId: id, ...next })
      if (!answer.ok) return toast(`${refusalText(answer.refusal.code).happened}，${refusalText(answer.refusal.code).next}`)
      parts[answer.value.part] = [...(parts[answer.value.part] ?? []), ...answer.value.documents]
      next = answer.value.next && { part: answer.value.next.part, ...(answer.value.next.after === undefined ? {} : { after: answer.value.next.after }) }
    }
    toast((await saveText(`${name}.json`, JSON.stringify(parts, null, 2))) ? '已导出，本次导出已记录' : '这台设备不能保存文件，请在电脑浏览器中导出')
  } catch (error) {
    toast(`${explain(error).happened}，${explain(error).next}`)
  }
}
