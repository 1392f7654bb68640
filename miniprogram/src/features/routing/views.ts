import type { Role } from '@guagou/types/roster'

export const views = ['clusters', 'accuracy', 'learned'] as const
export type View = (typeof views)[number]

export const viewWords: Record<View, string> = { clusters: '一类事', accuracy: '准确率', learned: '学习记录' }

/** What is open to whom: figures and tickets to supervisors, what was learned to administrators as well. */
export const viewsFor = (roles: readonly Role[]): View[] =>
  views.filter((view) => roles.includes('supervisor') || (view === 'learned' && roles.includes('admin')))

export const viewOf = (text: string | undefined): View | null => views.find((view) => view === text) ?? null
