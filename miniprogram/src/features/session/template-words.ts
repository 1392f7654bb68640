import type { TemplateName } from '@guagou/types/notify'

export const templateWords: Record<TemplateName, { name: string; tells: string }> = {
  todo: { name: '待办提醒', tells: '有事项等您处理' },
  progress: { name: '进度通知', tells: '诉求有了新进展或答复' },
  deadline: { name: '时限提醒', tells: '办理时限临近或调整' },
}
