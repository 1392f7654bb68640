import type { RefusalCode } from '@guagou/types/result'
import { Refused } from './query'
import { Unreachable } from './unreachable'

export interface Explanation {
  /** What happened, without blame. */
  happened: string
  /** What to do now. */
  next: string
  /** Asking again changes nothing. */
  final?: true
}

const texts: Record<RefusalCode, Explanation> = {
  signed_out: { happened: '登录已失效', next: '请重新登录后继续' },
  stranger: { happened: '您的微信还没有绑定身份', next: '请用单位登记的手机号绑定，或联系管理员' },
  forbidden: { happened: '您的角色不能进行这项操作', next: '如需办理，请联系挂钩干部', final: true },
  not_found: { happened: '没有找到，或您无权查看', next: '可能已转给别人、已经交接或撤回', final: true },
  bad_input: { happened: '填写的内容不符合要求', next: '请检查后再提交' },
  taken: { happened: '已被别人使用', next: '请核对手机号、名称或代码' },
  unknown_call: { happened: '当前版本不支持这项操作', next: '请更新到最新版本' },
  wrong_state: { happened: '这件诉求的状态已经变化', next: '已刷新为最新状态，请重新确认' },
  conflict: { happened: '有人刚刚处理了同一件事', next: '已刷新为最新状态，请重新确认' },
  too_late: { happened: '已经超过可以操作的时限', next: '如仍有需要，请在群里说明' },
  limit_reached: { happened: '延期次数或天数已到上限', next: '如仍无法按期办结，请联系督办人员' },
  routing_final: { happened: '派单已由督办人员裁定，不能再退回', next: '请签收办理' },
  unknown_duty: { happened: '所选职责不属于本部门', next: '请在权责清单中重新选择' },
  unsuitable_person: { happened: '不能指派给这位同事', next: '请选择本部门的其他经办人' },
  unknown_bureau: { happened: '没有这个部门', next: '请重新选择部门' },
  nobody_responsible: { happened: '暂时没有可以负责的干部', next: '请联系管理员补充挂钩关系' },
  prerequisites_open: { happened: '前置事项还没有办成', next: '前置事项办成后即可正式提交，材料可先预审' },
  materials_open: { happened: '必备材料还没有齐全或合格', next: '请按材料清单补齐后再操作' },
  items_open: { happened: '并联审批还有必办事项没有办完', next: '全部必办事项办成后才能答复企业' },
  circular: { happened: '事项的先后顺序互相等待', next: '请检查每个事项的前置事项' },
  bad_code: { happened: '验证已失效', next: '请再点一次' },
  invitation_over: { happened: '这份邀请已失效', next: '请向邀请您的人再要一份' },
  phone_mismatch: { happened: '这份邀请只发给了指定手机号', next: '请用该手机号的微信打开，或请对方重新邀请' },
  phone_taken: { happened: '这个手机号已绑定另一个微信', next: '如换了微信，请挂钩干部或本企业负责人先解除绑定' },
  already_member: { happened: '已属于另一家企业', next: '请先在原企业办理离开' },
  hand_over_first: { happened: '还有负责的事项或是唯一的一位', next: '请先办理交接' },
  too_large: { happened: '文件太大，最大 20 MB', next: '请压缩或拆分后再发' },
  unsupported_type: { happened: '不支持这种类型的文件', next: '可以发图片、PDF、Office、WPS、OFD、CAD 图纸、文本和 ZIP 压缩包' },
  disguised: { happened: '文件内容与扩展名不符，或含有宏、程序', next: '请另存为正确的格式后再发' },
  incomplete: { happened: '文件没有传完', next: '请点“继续上传”' },
  risky_content: { happened: '内容没有通过安全审核，其他人看不到', next: '请修改后再发' },
  too_many: { happened: '操作太频繁', next: '请稍等片刻再试' },
  unavailable: { happened: '服务暂时没有响应，未作任何更改', next: '请稍后重试' },
  internal: { happened: '系统出错，已自动记录', next: '请稍后重试；多次出现请联系管理员' },
}

const unreachable: Record<Unreachable['reason'], Explanation> = {
  offline: { happened: '网络连接不上', next: '请检查网络后重试' },
  timeout: { happened: '网络太慢，没有等到回应', next: '请重试，重复提交不会办成两次' },
  garbled: { happened: '服务暂时无法访问', next: '请稍后重试' },
}

export const refusalText = (code: RefusalCode): Explanation => texts[code]

/** What to tell a person about anything that went wrong in a call. */
export const explain = (error: unknown): Explanation & { trace?: string } => {
  if (error instanceof Refused) return { ...texts[error.refusal.code], ...(error.refusal.trace ? { trace: error.refusal.trace } : {}) }
  if (error instanceof Unreachable) return unreachable[error.reason]
  return texts.internal
}
