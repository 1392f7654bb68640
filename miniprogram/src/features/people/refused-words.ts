import type { Refused } from '@guagou/types/privacy'

/** Calls that people know by a deed; the others by what they are about. */
const deeds: Record<string, string> = {
  'roster.join': '使用邀请', 'roster.invitation': '查看邀请', 'roster.bind': '用手机号登录', 'roster.first': '使用开通码', 'roster.apply': '申请加入',
  'roster.phone': '查看手机号', 'roster.summary': '查看企业一页纸', 'roster.colleagues': '查看企业人员', 'file.link': '打开文件', 'file.links': '打开文件',
  'chat.room': '打开企业群', 'chat.before': '查看聊天记录', 'chat.since': '查看聊天记录', 'chat.send': '在企业群发言', 'ticket.view': '查看诉求',
  token: '用已失效的登录', socket: '用已失效的登录接收消息', address: '用已失效的登录打开文件',
}
const places: Record<string, string> = { chat: '企业群', ticket: '诉求', file: '文件', roster: '名册', notify: '通知' }

/** What somebody tried. */
export const triedWords = (what: string): string => deeds[what] ?? `操作${places[what.slice(0, what.indexOf('.'))] ?? '系统'}`

const reasons: Partial<Record<Refused['code'], string>> = {
  forbidden: '角色不允许', not_found: '没有权限或不存在', stranger: '没有绑定身份', signed_out: '登录已失效', bad_code: '验证码或开通码无效',
  invitation_over: '邀请已使用、收回或过期', phone_mismatch: '不是邀请指定的手机号', phone_taken: '手机号属于别人', too_many: '尝试过于频繁', already_member: '已属于另一家企业',
}
export const refusedWords = (code: Refused['code']): string => reasons[code] ?? '不符合规定'

/** Who it was, as far as it is known. */
export const triedBy = ({ by, former }: Pick<Refused, 'by' | 'former'>): string => (by ? `${by.name}${former ? '（原账号）' : ''}` : '未绑定的微信')
