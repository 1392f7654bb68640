/** The WeChat account that a person of the demo has from the start. */
export const demoOpenid = (personId: string): string => `demo-${personId}`

/** Somebody of the stories, and what he is good for. In another zone the same id is somebody else, with another account. */
export interface Featured { personId: string; openid: string; why: string }

const parts: readonly { personId: string; why: string }[] = [
  { personId: 'staff-001-1', why: '企业：二期厂房等施工许可证' },
  { personId: 'cadre-01', why: '挂钩干部：跟进施工许可' },
  { personId: 'officer-planning-1', why: '主办经办人：排出四步落地方案' },
  { personId: 'officer-approval-2', why: '协办经办人：施工许可预审' },
  { personId: 'officer-safety-env-1', why: '协办经办人：踏勘与扬尘' },
  { personId: 'staff-056-1', why: '企业：新产线多排20吨废水，待确认答复' },
  { personId: 'cadre-11', why: '挂钩干部：问对了部门' },
  { personId: 'officer-safety-env-2', why: '经办人：按权责清单退回' },
  { personId: 'officer-approval-1', why: '主办经办人：备案、环评、排污许可' },
  { personId: 'lead-planning', why: '部门负责人：分派经办人' },
  { personId: 'supervisor-1', why: '督查：看全部诉求' },
]

/** The people of the two stories, whom the sign-in page of the local cloud shows first. */
export const leadingPeople: readonly Featured[] = parts.map((part) => ({ ...part, openid: demoOpenid(part.personId) }))
