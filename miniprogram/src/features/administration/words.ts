import type { AuditKind, AuditLine } from '@guagou/types/administration'
import type { RowProblem, SheetKind } from '@guagou/types/import'
import type { FileFault } from './sheets/limits'
import type { SheetFault } from './sheets/match'
import { fieldName, sheetNames } from './sheets/headings'

const fieldSentences: Record<string, string> = {
  name: '名称或姓名不符合要求', phone: '手机号应为 11 位', id: '信用代码不正确，请核对 18 位代码和末位校验码', enterpriseId: '企业人员要选择所在企业，其他角色不选',
  'enterpriseId.fixed': '换企业请先由原企业移除', bureauId: '经办人、部门负责人和挂钩干部要选择部门', 'bureauId.fixed': '经办人转岗请用交接',
  rank: '挂钩干部要选择级别', 'roles.leaving': '不再担任此角色，请用交接或移除，以免手头事项无人负责', to: '截止日期应晚于开始日期和今天', duties: '权责事项有重复',
}

/** What is wrong with a field, or null where the general sentence says enough. */
export const fieldSentence = (field: string): string | null => fieldSentences[field] ?? null

const problems: Record<RowProblem['code'], (detail: string, other: number | undefined) => string> = {
  missing: () => '没有填写', too_long: (most) => `超过 ${most} 字`, too_many: (most) => `超过 ${most} 项`, bad_text: () => '含有看不见的控制字符，请删去后重新输入', bad_uscc: () => '信用代码不正确（位数、地区码或校验码）',
  bad_phone: () => '不是 11 位手机号', bad_date: () => '不是能识别的日期，请写成 2026-01-04', bad_number: () => '不是数字', bad_choice: (words) => `只能填：${words}`,
  bad_id: () => '编号只能用字母、数字、- 和 _', unknown_bureau: (name) => `没有“${name}”这个部门`, unknown_enterprise: (name) => `没有“${name}”这家企业`,
  unknown_cadre: (name) => `没有“${name}”这位挂钩干部`, ambiguous: (name) => `“${name}”有重名，请改填代码或手机号`,
  repeated: (_detail, other) => `与第 ${other} 行重复`, phone_taken: (name) => `这个手机号已登记给“${name}”`, name_taken: () => '已有同名的登记', id_taken: (name) => `这个编号属于“${name}”`,
  works_elsewhere: (name) => `此人已登记在“${name}”`, contradicts: () => '与其他表中同一人的内容不一致', over_capacity: (detail) => `超过最多挂钩家数（${detail}）`,
  ends_before: () => '截止日期早于开始日期', pairing_overlaps: (name) => `这段时间已由“${name}”挂钩，请用交接`, pairing_differs: () => '挂钩关系已有，日期不同；改日期请用交接',
}

export const problemSentence = (kind: SheetKind, { field, code, detail = '', other }: RowProblem): string =>
  `${fieldName(kind, field)}：${problems[code](detail, other)}`

export const faultSentence = (kind: SheetKind | null, fault: SheetFault): string => {
  if (fault.what === 'missing_columns') return `缺少列：${fault.fields.map((field) => fieldName(kind!, field)).join('、')}`
  if (fault.what === 'merged') return `${fault.area} 是合并单元格，请取消合并后逐行填写`
  if (fault.what === 'formula') return `${fault.cell} 是公式，请“复制—选择性粘贴为数值”`
  return fault.what === 'error' ? `${fault.cell} 是错误值` : '标题下面没有内容'
}

export const fileSentences: Record<FileFault, { happened: string; next: string }> = {
  too_large: { happened: '文件超过 20 MB', next: '请拆成几个文件分别导入' },
  empty: { happened: '文件是空的', next: '请重新选择' },
  not_a_sheet: { happened: '这不是表格文件', next: '请选择 .xlsx 或 .csv 文件' },
  locked_or_old: { happened: '文件有密码，或是旧版 .xls 格式', next: '请用表格软件另存为不加密的 .xlsx 再导入' },
  damaged: { happened: '文件已损坏，或不是规范的表格', next: '请用表格软件打开并另存为 .xlsx 再导入' },
  bomb: { happened: '文件解压后过大，已停止读取', next: '请确认文件来源，另存为新的 .xlsx 再导入' },
  too_many_rows: { happened: '行数或工作表过多（每张表最多 6 万行）', next: '请拆成几个文件分别导入' },
  old_dates: { happened: '文件使用 1904 日期系统，日期会差四年', next: '请在表格软件的选项中关闭后另存' },
  no_rows: { happened: '文件里没有内容', next: '请下载模板填写' },
  unreadable_text: { happened: '文字编码无法识别', next: '请另存为 .xlsx，或 UTF-8、GBK 编码的 .csv' },
}

const kinds: Record<AuditKind, string> = {
  first: '开通首任管理员', save: '修改', pair: '建立挂钩', unpair: '结束挂钩', import: '表格导入', export: '导出', settings: '修改配置', undo: '撤销',
}
const subjects: Record<string, string> = { people: '人员', enterprises: '企业', bureaus: '部门', pairings: '挂钩关系', settings: '配置' }

export const auditTitle = ({ kind, subject, name, count, fresh }: AuditLine): string => {
  const what = subjects[subject] ?? sheetNames[subject as SheetKind]?.[0] ?? '名册'
  const told = name === 'capacity' ? '最多挂钩家数' : name
  if (kind === 'first') return `${kinds[kind]}：${told}`
  if (kind === 'export') return `${kinds[kind]}${what}`
  if (kind === 'import') return `${kinds[kind]}${what} ${count} 条：${told}`
  if (kind === 'pair') return `建立挂钩关系${count > 1 ? ` ${count} 条` : ''}：${told}`
  if (kind === 'settings') return `修改配置：${told}`
  if (kind === 'save' && fresh) return `新增${what}：${told}`
  return `${kinds[kind]}${what}${count > 1 ? ` ${count} 条` : ''}：${told}`
}

const fields: Record<string, string> = {
  name: '名称', phone: '手机号', title: '职务', roles: '角色', enterpriseId: '企业', owner: '企业负责人', bureauId: '部门', rank: '级别', industry: '行业',
  kind: '企业类别', address: '地址', shortName: '简称', order: '排序', duties: '权责清单', cadreId: '挂钩干部', from: '开始', to: '截止', leader: '园区领导', head: '部门负责人',
}
export const changedField = (field: string): string => fields[field] ?? '其他'

const values: Record<string, string> = {
  hightech: '规上高企', large: '亿元以上', leader: '园区领导', head: '部门负责人', true: '是', false: '否',
  staff: '企业人员', cadre: '挂钩干部', officer: '经办人', lead: '部门负责人', supervisor: '督办人员', observer: '营商环境体验官', admin: '管理员',
}
/** A stored value as people read it; a list of roles is one of words, a moment a day. */
export const changedValue = (field: string, value: string | null): string => {
  if (value === null || value === '') return '无'
  if (field === 'roles') return (JSON.parse(value) as string[]).map((one) => values[one] ?? one).join('、')
  if (field === 'duties') return '清单内容'
  if (field === 'from' || field === 'to') return Number(value) > 8e15 ? '长期' : new Date(Number(value) + 8 * 3_600_000).toISOString().slice(0, 10)
  return values[value] ?? value
}
