/** A quiet line of the product itself, as other slices put it into the outbox for `chat`. */
export interface LineOrder {
  roomId: string
  /** Which sentence; `lineText` has the words. */
  line: LineKind
  /** Whom and what it names, in the sentence's order. */
  names: string[]
}

export type LineKind = 'joined' | 'left' | 'cadre' | 'paired' | 'unpaired' | 'deputy' | 'owner'
  | 'visit_proposed' | 'visit_moved' | 'visit_agreed' | 'visit_declined' | 'visit_cancelled' | 'visit_done'

const because = (reason: string | undefined): string => (reason ? `：${reason}` : '')

/** The words of the quiet lines. They are written into the room as they are: history does not change its words. */
const words: Record<LineKind, (names: readonly string[]) => string> = {
  joined: ([name]) => `${name} 加入了企业群`,
  left: ([name]) => `${name} 已离开企业群`,
  cadre: ([before, after]) => `挂钩干部由 ${before} 变更为 ${after}，未办结的事项由 ${after} 继续负责`,
  paired: ([cadre]) => `${cadre} 担任本企业的挂钩干部`,
  unpaired: ([cadre]) => `更正：${cadre} 不再担任本企业的挂钩干部`,
  deputy: ([away, deputy]) => `${away} 休假期间由 ${deputy} 代理，办理时限不变`,
  owner: ([name]) => `${name} 是本企业新的负责人`,
  visit_proposed: ([name, moment, subject]) => `${name} 提议 ${moment} 走访：${subject}`,
  visit_moved: ([name, moment, reason]) => `${name} 提议走访改到 ${moment}${because(reason)}`,
  visit_agreed: ([name, moment, subject]) => `${name} 同意 ${moment} 走访：${subject}`,
  visit_declined: ([name, moment, reason]) => `${name} 谢绝了 ${moment} 的走访${because(reason)}`,
  visit_cancelled: ([name, moment, reason]) => `${name} 取消了 ${moment} 的走访${because(reason)}`,
  visit_done: ([name, moment, subject]) => `${name} 记录了 ${moment} 走访的情况：${subject}`,
}

export const lineText = ({ line, names }: Pick<LineOrder, 'line' | 'names'>): string => words[line](names)
