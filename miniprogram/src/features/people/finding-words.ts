import type { Finding } from '@guagou/types/handover'

/** What the checker found, in words that say what to do. */
export const findingWords: Record<Finding['kind'], string> = {
  no_cadre: '没有挂钩干部', two_cadres: '同时有两位挂钩干部', cadre_gone: '挂钩干部已不在岗', member_left_behind: '有人留在企业群里，应已退出',
  member_missing: '有人应在企业群里，却不在', no_contact: '没有企业联系人', no_owner: '没有企业负责人', contact_unseen: '联系人 90 天没有登录，请核对',
  ticket_without_responsible: '诉求没有在岗的负责人', ticket_waits_for_nobody: '诉求没有人处理', ticket_without_reminder: '诉求没有到期提醒',
  part_without_person: '协办或审批事项的经办人已不在该部门',
  bureau_without_people: '部门没有经办人', bureau_without_lead: '部门没有负责人', over_capacity: '挂钩企业数超过上限', work_stuck: '交接没有办完',
  no_admin: '没有管理员', no_supervisor: '没有督办人员', deputy_left_behind: '代理已结束，仍留在群里', account_left_behind: '离岗人员的微信还没有解除绑定',
}
