import { type AnyField, type SheetKind, fieldsOf } from '@guagou/types/import'

/** What a sheet is usually called; the first is how it is written out. */
export const sheetNames: Record<SheetKind, readonly string[]> = {
  bureaus: ['部门', '部门表', '责任部门', '单位'],
  duties: ['权责清单', '权责', '职责清单', '部门职责'],
  enterprises: ['企业', '企业名单', '重点企业', '企业信息', '企业台账', '企业表'],
  cadres: ['挂钩干部', '干部', '挂钩领导', '干部名单', '挂钩干部名单'],
  officers: ['经办人', '部门人员', '经办人员', '部门联系人'],
  others: ['督办与管理', '督办人员', '其他人员', '管理人员'],
  contacts: ['联系人', '企业联系人', '企业人员', '联系人名单'],
  pairings: ['挂钩关系', '挂钩安排', '挂钩表', '挂钩企业', '结对关系'],
}

interface Heading { words: readonly string[]; width?: number; hint?: string; choices?: readonly string[] }

const person = {
  id: { words: ['人员编号', '编号', '序列号'], hint: '可不填，系统生成' },
  name: { words: ['姓名', '名字', '联系人', '联系人姓名', '干部姓名', '挂钩干部', '经办人', '人员姓名'], width: 12 },
  phone: { words: ['手机号', '手机', '手机号码', '联系电话', '电话', '联系方式', '移动电话'], width: 16, hint: '11 位，登录时用来核对身份' },
  bureau: { words: ['部门', '所属部门', '所在部门', '单位', '工作单位', '所在单位'], width: 24 },
  title: { words: ['职务', '岗位', '职位', '职务职级'], width: 24 },
} satisfies Record<string, Heading>

const id = (words: string[]): Heading => ({ words: [...words, '编号', '系统编号'], width: 16, hint: '可不填，系统生成' })

/** Usual headings of each column; the first is written out. Blanks, stars, colons and remarks in brackets are not looked at. */
export const headings: { [K in SheetKind]: Record<string, Heading> } = {
  bureaus: {
    id: id(['部门编号']), name: { words: ['部门名称', '部门', '名称', '单位名称', '部门全称'], width: 28 },
    shortName: { words: ['简称', '部门简称'], width: 14 }, order: { words: ['排序', '顺序', '序号'], width: 8 },
  },
  duties: {
    id: id(['事项编号', '权责编号']), bureau: { words: ['部门', '部门名称', '责任部门', '主管部门'], width: 24 },
    text: { words: ['权责事项', '事项', '事项名称', '权责', '职责', '职责内容', '权力事项'], width: 48 },
    with: { words: ['关联事项编号', '关联事项'], width: 24, hint: '还需要哪些事项，填编号，用“；”分隔' },
    phrases: { words: ['常用说法', '企业说法', '关键词'], width: 48, hint: '企业怎么说这件事，用“；”分隔' },
  },
  enterprises: {
    uscc: { words: ['统一社会信用代码', '信用代码', '社会信用代码', '统一信用代码', '企业代码', '代码'], width: 24, hint: '18 位，末位为校验码' },
    name: { words: ['企业名称', '企业', '名称', '公司名称', '单位名称', '企业全称'], width: 32 },
    industry: { words: ['行业', '所属行业', '产业', '行业类别', '主导产业'], width: 16 },
    kind: { words: ['企业类别', '类别', '企业类型', '类型'], width: 14, choices: ['规上高企', '亿元以上'] },
    address: { words: ['地址', '企业地址', '注册地址', '经营地址', '详细地址'], width: 40 },
  },
  cadres: { ...person, rank: { words: ['级别', '职级', '层级', '干部级别'], width: 14, choices: ['园区领导', '部门负责人'], hint: '决定最多挂钩几家' } },
  officers: { ...person, post: { words: ['角色', '身份', '岗位角色', '类别'], width: 14, choices: ['经办人', '部门负责人'] } },
  others: { id: person.id, name: person.name, phone: person.phone, title: person.title, post: { words: ['角色', '身份', '类别'], width: 16, choices: ['督办人员', '营商环境体验官', '管理员'] } },
  contacts: {
    id: person.id, name: person.name, phone: person.phone,
    enterprise: { words: ['企业', '企业名称', '统一社会信用代码', '信用代码', '所属企业', '公司名称', '单位名称'], width: 28, hint: '信用代码或企业全称' },
    title: person.title, owner: { words: ['企业负责人', '是否负责人', '负责人', '主要联系人', '是否主要联系人'], width: 12, choices: ['是', '否'], hint: '负责人可以邀请和移除同事' },
  },
  pairings: {
    enterprise: { words: ['企业', '企业名称', '统一社会信用代码', '信用代码', '挂钩企业'], width: 28, hint: '信用代码或企业全称' },
    cadre: { words: ['挂钩干部', '干部', '干部姓名', '干部手机号', '挂钩领导', '姓名', '手机号'], width: 16, hint: '手机号，或不重名的姓名' },
    from: { words: ['开始日期', '起始日期', '挂钩日期', '开始时间', '起'], width: 14, hint: '如 2026-01-04' },
    to: { words: ['截止日期', '结束日期', '到期日期', '结束时间', '止'], width: 14, hint: '最后一天；长期有效不填' },
  },
}

export const fieldName = (kind: SheetKind, field: string): string => headings[kind][field]?.words[0] ?? field

/** A heading without what people put around it: 「手机号（必填）*：」 is 手机号. */
export const bare = (text: string): string =>
  text.normalize('NFKC').replace(/\([^)]*\)|【[^】]*】|\[[^\]]*\]/g, '').replace(/[\s*:：·.、_-]/g, '').toLowerCase()

/** Which column holds which field, by its heading; the first that fits wins, and better words come first. */
export const columnsOf = (kind: SheetKind, cells: readonly string[]): Partial<Record<AnyField, number>> => {
  const told = cells.map(bare)
  const taken = new Set<number>()
  const found: Partial<Record<AnyField, number>> = {}
  const fields = fieldsOf(kind)
  // A whole round for each place in the list of words: 「企业名称」 is sooner the name than 「企业」 is.
  for (let rank = 0; rank < 12; rank += 1) {
    for (const field of fields) {
      const word = headings[kind][field]!.words[rank]
      if (word === undefined || found[field] !== undefined) continue
      const column = told.findIndex((text, at) => text === bare(word) && !taken.has(at))
      if (column < 0) continue
      found[field] = column
      taken.add(column)
    }
  }
  return found
}
