import type { PersonAction } from '@guagou/types/ticket'
import type { ComponentType } from 'react'
import { AnswerForm } from './answer-form'
import { AssignForm } from './assign-form'
import { ConfirmForm } from './confirm-form'
import { DeclineForm } from './decline-form'
import { ExtendGrantForm } from './extend-grant-form'
import { ExtendRequestForm } from './extend-request-form'
import type { FormProps } from './form'
import { PlanForm } from './plan-form'
import { ReturnForm } from './return-form'
import { RouteForm } from './route-form'
import { SecretForm } from './secret-form'
import { SuperviseForm } from './supervise-form'
import { textForm } from './text-form'
import { TransferForm } from './transfer-form'

/** Actions that need nothing beside a tap. */
export const directActions = ['accept', 'sign'] as const satisfies PersonAction[]
export type DirectAction = (typeof directActions)[number]

export const isDirect = (action: PersonAction): action is DirectAction =>
  (directActions as readonly PersonAction[]).includes(action)

/** Every other action opens its form; the compiler refuses an action without one. */
export const forms: Record<Exclude<PersonAction, DirectAction>, ComponentType<FormProps>> = {
  route: RouteForm,
  return: ReturnForm,
  transfer: TransferForm,
  assign: AssignForm,
  plan: PlanForm,
  answer: AnswerForm,
  confirm: ConfirmForm,
  decline: DeclineForm,
  'extend.request': ExtendRequestForm,
  'extend.grant': ExtendGrantForm,
  'extend.refuse': textForm('extend.refuse', {
    field: 'reason', label: '不同意的理由', maxLength: 500, submit: '不同意延期',
    before: ({ extension }) => extension && { label: `申请延期 ${extension.workingDays} 个工作日`, text: extension.reason },
  }),
  ask: textForm('ask', {
    field: 'owed', label: '请企业补充什么', maxLength: 1_000, submit: '发给企业',
    hint: '一次说清全部所需材料；等待期间暂停计时',
    phrases: [{ name: '材料清单', text: '请补充以下材料：\n1.〔材料名称、份数、要求〕\n可以直接在这里发文字说明。' }],
  }),
  supply: textForm('supply', {
    field: 'text', label: '补充的内容', maxLength: 2_000, submit: '提交',
    before: ({ owed }) => (owed === null ? null : { label: '需要您补充', text: owed }),
  }),
  reopen: textForm('reopen', {
    field: 'missing', label: '还有什么没解决', maxLength: 1_000, submit: '要求重办',
    hint: '编号不变，由上一级换人办理',
  }),
  withdraw: textForm('withdraw', {
    field: 'reason', label: '撤回的原因（可不填）', maxLength: 500, submit: '撤回诉求', optional: true, danger: true,
  }),
  note: textForm('note', {
    field: 'text', label: '进展情况', maxLength: 1_000, submit: '告知企业', hint: '企业会看到全文；反馈期限重新计算',
    phrases: [
      { name: '已联系', text: '已与〔单位或同事〕联系，〔写明进展〕，预计〔日期〕有结果。' },
      { name: '已踏勘', text: '已到现场查看，〔写明情况〕，下一步〔做什么〕。' },
    ],
  }),
  secret: SecretForm,
  open: textForm('open', {
    field: 'reason', label: '查看理由', maxLength: 500, submit: '登记理由并查看',
    hint: '企业标记为商业秘密。理由和查看时间会记入经过，企业看得到；4 小时内有效',
  }),
  supervise: SuperviseForm,
}
