import type { Notice } from '@guagou/types/notify'

const kinds: Record<string, string> = {
  raised: '新诉求，请受理或派单', accepted: '挂钩干部已受理', routed: '派单到您的部门，请签收', signed: '部门已签收，正在办理',
  returned: '部门已退回，请重新派单', arbitrate: '第二次退回，请裁定', transferred: '转办到您的部门，请签收', assigned: '指派您办理',
  asked: '需要补充材料', supplied: '企业已补充材料', planned: '已制定落地方案', extension_requested: '申请延期，请审批',
  extended: '已延期', extension_refused: '延期未获批准', answered: '已有答复，请确认是否解决', confirmed: '企业已确认，办结',
  reopened: '企业反映未解决，需重新办理', lapsed: '逾期未确认，自动办结', withdrawn: '企业已撤回', declined: '未予受理，请看理由和其他途径',
  supervised: '已被督办，请抓紧办理',
  handed_over: '交接给您负责，办理时限不变',
  accept_late: '超时未受理，请尽快受理或派单', accept_escalated: '挂钩干部超时未受理，请督促',
  sign_late: '超时未签收，请尽快签收', sign_escalated: '本部门超时未签收，请督促签收', confirm_again: '答复待您确认，逾期将自动办结',
  half_used: '办理期限已过半', most_used: '办理期限已过八成', day_before: '即将到期，请按时答复企业',
  step_done: '落地方案又完成一步', step_late: '落地方案有一步已逾期',
  approval_started: '并联审批已启动，请按清单准备材料', item_open: '部门参与并联审批，请提前指导', item_prereview: '材料待预审',
  item_checked: '预审合格，可以正式提交', item_rejected: '有材料未通过审核，请修改', item_submitted: '事项已正式提交，请受理',
  item_correction: '请按一次性补正清单补齐材料', item_resubmitted: '企业已补正，请继续办理', item_accepted: '审批事项已受理',
  item_deemed: '逾期未告知补正，视为受理', item_granted: '一个审批事项已办成', item_unlocked: '前置事项已办成，可以正式提交',
  item_refused: '一个审批事项未予许可', item_assigned: '指派您办理审批事项', item_dropped: '一个审批事项不需办理',
  item_deem_soon: '今日不告知补正将视为受理', item_prereview_late: '预审已超时，请尽快审核', item_day_before: '审批事项即将到期',
  item_overdue: '审批事项已逾期', item_correction_again: '补正材料还没有交齐',
  latest_near: '按开工日期倒排，最迟日快到了', latest_late: '按开工日期倒排，已过最迟日',
  overdue: '已超过办理期限，请尽快答复企业', progress_owed: '多日没有进展，请告知企业',
  promise_due: '您的承诺即将到时', step_due: '方案中的步骤即将到期',
  visit_proposed: '走访安排等您确认', visit_agreed: '走访时间已约定', visit_off: '走访已取消', visit_due: '约定的走访即将开始', visit_unanswered: '走访时间还没有答复',
  policy_fits: '有适合贵企业的惠企政策', policy_due: '政策申报即将截止', digest: '今日摘要',
  mentioned: '群里有人提到您', unanswered: '企业留言还没有人答复', unanswered_escalated: '企业留言久无人答复',
  joined: '您的部门参与办理，请关注', noted: '有新进展', supervise_due: '督办反馈期限将到', supervise_late: '督办要求逾期未反馈',
}

/** What happened, in the receiver's words; a newer cloud may know more kinds than this app. */
export const noticeText = (kind: string): string => kinds[kind] ?? '有新进展'

/** How it reached him, or why it has not; for the person himself and for whoever has to ring him. */
export const deliveryText = ({ delivery, via, obstacle }: Pick<Notice, 'delivery' | 'via' | 'obstacle'>): string => {
  switch (delivery) {
    case 'queued':
      return obstacle === null ? '待推送' : `未推送：${obstacleWords[obstacle]}`
    case 'delivered':
      return { wechat: '已送达微信', colleague: '已由同事转告', sms: '已发短信' }[via ?? 'wechat']
    case 'read':
      return '已在这里看到'
    case 'phoned':
      return '已电话告知'
    case 'moot':
      return '无需再提醒'
    case 'not_told':
      return `未通知到：${obstacleWords[obstacle ?? 'down']}`
    default:
      return ''
  }
}

export const obstacleWords: Record<NonNullable<Notice['obstacle']>, string> = {
  no_consent: '可通知次数已用完', unbound: '还没有绑定微信', blocked: '微信账号收不到', wrong: '微信没有接收', down: '微信暂时不通',
}
