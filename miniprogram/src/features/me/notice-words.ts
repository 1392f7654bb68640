import type { Notice } from '@guagou/types/notify'

const kinds: Record<string, string> = {
  raised: '新诉求，请受理或派单', accepted: '挂钩干部已受理', routed: '派单到您的部门，请签收', signed: '部门已签收，正在办理',
  returned: '部门已退回，请重新派单', arbitrate: '第二次退回，请裁定', transferred: '转办到您的部门，请签收', assigned: '指派您办理',
  asked: '需要补充材料', supplied: '企业已补充材料', planned: '已制定落地方案', extension_requested: '申请延期，请审批',
  extended: '已延期', extension_refused: '延期未获批准', answered: '已有答复，请确认是否解决', confirmed: '企业已确认，办结',
  reopened: '企业反映未解决，需重新办理', lapsed: '逾期未确认，自动办结', withdrawn: '企业已撤回', declined: '未予受理，请看理由和其他途径',
  supervised: '已被督办，请抓紧办理',
  accept_late: '超时未受理，请尽快受理或派单', accept_escalated: '挂钩干部超时未受理，请督促',
  sign_late: '超时未签收，请尽快签收', sign_escalated: '本部门超时未签收，请督促签收', confirm_again: '答复待您确认，逾期将自动办结',
  half_used: '办理期限已过半', most_used: '办理期限已过八成', day_before: '即将到期，请按时答复企业',
  overdue: '已超过办理期限，请尽快答复企业', progress_owed: '三个工作日无进展，请告知企业',
  step_done: '落地方案又完成一步', step_due: '落地方案有一步即将到期', step_late: '落地方案有一步已逾期',
  approval_started: '并联审批已启动，请按清单准备材料', item_open: '部门参与并联审批，请提前指导', item_prereview: '材料待预审',
  item_checked: '预审合格，可以正式提交', item_rejected: '有材料未通过审核，请修改', item_submitted: '事项已正式提交，请受理',
  item_correction: '请按一次性补正清单补齐材料', item_resubmitted: '企业已补正，请继续办理', item_accepted: '审批事项已受理',
  item_deemed: '逾期未告知补正，视为受理', item_granted: '一个审批事项已办成', item_unlocked: '前置事项已办成，可以正式提交',
  item_refused: '一个审批事项未予许可', item_assigned: '指派您办理审批事项', item_dropped: '一个审批事项不需办理',
  item_deem_soon: '今日不告知补正将视为受理', item_prereview_late: '预审已超时，请尽快审核', item_day_before: '审批事项即将到期',
  item_overdue: '审批事项已逾期', item_correction_again: '补正材料还没有交齐',
  joined: '您的部门参与办理，请关注', noted: '有新进展', supervise_due: '督办反馈期限将到', supervise_late: '督办要求逾期未反馈',
}

/** What happened, in the receiver's words; a newer cloud may know more kinds than this app. */
export const noticeText = (kind: string): string => kinds[kind] ?? '有新进展'

export const deliveryWords: Record<Notice['delivery'], { text: string; why?: string }> = {
  queued: { text: '待推送' },
  delivered: { text: '已送达微信' },
  no_consent: { text: '未授权', why: '可通知次数已用完，只能在这里看到' },
  unreachable: { text: '未绑定微信', why: '绑定后才能推送到微信' },
  failed: { text: '推送失败', why: '微信没有接收，只能在这里看到' },
  moot: { text: '无需再提醒', why: '事情在推送前已经办好' },
}
