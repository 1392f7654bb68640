export const sections = ['people', 'enterprises', 'bureaus', 'pairings', 'import', 'calendar', 'limits', 'templates', 'policies', 'audit', 'privacy'] as const
export type Section = (typeof sections)[number]

export const sectionWords: Record<Section, { title: string; note: string }> = {
  people: { title: '人员', note: '企业人员、挂钩干部、部门人员、督办与管理' },
  enterprises: { title: '企业', note: '重点企业及其挂钩干部' },
  bureaus: { title: '部门与权责清单', note: '部门名称、权责事项和企业的说法' },
  pairings: { title: '挂钩关系', note: '谁挂钩几家，哪些企业还没有干部' },
  import: { title: '导入与导出', note: '用 Excel 或 CSV 表格批量维护名册' },
  calendar: { title: '工作日历', note: '法定假日、调休与本区的特别安排' },
  limits: { title: '办理时限', note: '首次回应、签收、办结等各个时限' },
  templates: { title: '模板与提醒', note: '并联审批模板、提醒规则' },
  policies: { title: '惠企政策', note: '写政策，看适合哪些企业，发布和撤回' },
  audit: { title: '变更记录', note: '谁在什么时候改了什么，可撤销上一步' },
  privacy: { title: '信息保护', note: '申请删除的人、谁看了谁的信息、被拒的访问' },
}

/** The section a link names; null for the list of all. */
export const sectionOf = (text: string | undefined): Section | null => sections.find((one) => one === text) ?? null
