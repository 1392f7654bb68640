import type { Access } from '@guagou/types/privacy'

export const accessWords: Record<Access['what'], string> = {
  phone: '查看了手机号', export: '导出了企业数据', erase_asked: '申请删除信息', erased: '删除了信息',
  enterprise_erased: '删除了企业', corrected: '更正了信息',
}
