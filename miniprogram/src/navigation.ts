import Taro from '@tarojs/taro'

export const tabs = ['today', 'messages', 'tickets', 'me'] as const
export type Tab = (typeof tabs)[number]

/** The screens above the tabs and what each needs to know. */
export interface Places {
  'sign-in': Record<never, never>
  room: { id: string }
  ticket: { id: string }
  raise: { roomId: string }
  approval: { id: string }
  'approval-item': { id: string; item: string }
  /** With an id one template is open at once; `new` is one that is not there yet. */
  'approval-templates': { id?: string }
  visit: { id: string }
  /** A policy that fits the enterprise; without an id all of them. */
  policy: { id?: string }
  /** The words of a room; with a place, what stands around it. */
  search: { roomId: string; seq?: number }
  /** `code` is an invitation's; without one the page is where a newcomer asks to be let in. */
  join: { code?: string }
  /** What a successor has to know of an enterprise, on one page. */
  'people/summary': { id: string }
  /** What is stored about oneself. */
  'people/self': Record<never, never>
  /** Who stands in for me, and for whom I do. */
  'people/deputy': Record<never, never>
  /** An administrator's: handovers and the checker. */
  'people/handover': Record<never, never>
  notices: Record<never, never>
  'not-told': Record<never, never>
  digest: Record<never, never>
  'notify-figures': Record<never, never>
  reminders: Record<never, never>
}

export const urlOf = <P extends keyof Places>(place: P, parameters: Places[P]): string => {
  const query = Object.entries(parameters).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  return `/pages/${place}/index${query === '' ? '' : `?${query}`}`
}

export const open = <P extends keyof Places>(place: P, parameters: Places[P]): void => {
  void Taro.navigateTo({ url: urlOf(place, parameters) })
}

/** The administrator's part: a package of its own. `at` names the section, none the list of them. */
const administrationUrl = (at: string | null): string => `/packages/administration/home/index${at === null ? '' : `?at=${at}`}`
export const openAdministration = (at: string | null): void => {
  void Taro.navigateTo({ url: administrationUrl(at) })
}
/** Beside the list of sections, another one takes the place of the present one. */
export const replaceAdministration = (at: string): void => {
  void Taro.redirectTo({ url: administrationUrl(at) })
}
/** Where the printed link of the first administrator leads; in WeChat its code is pasted there. */
export const openFirst = (): void => {
  void Taro.navigateTo({ url: '/packages/administration/first/index' })
}

/** What proposals rest on and how good they are: a package of its own, for supervisors and administrators. */
export const openRouting = (): void => {
  void Taro.navigateTo({ url: '/packages/routing/home/index' })
}

/** Takes the place of the present screen: the list beside a conversation changes what is shown, not how deep we are. */
export const replace = <P extends keyof Places>(place: P, parameters: Places[P]): void => {
  void Taro.redirectTo({ url: urlOf(place, parameters) })
}

export const openTab = (tab: Tab): void => {
  void Taro.switchTab({ url: `/pages/${tab}/index` })
}

/** Opens the page that a notice or push names: a path without a leading slash. */
export const openPage = (page: string): void => {
  const tab = tabs.find((name) => page.startsWith(`pages/${name}/`))
  if (tab) openTab(tab)
  else void Taro.navigateTo({ url: `/${page}` })
}

/** Shows on a tab how many wait behind it. Only a page that has the tabs can. */
export const badgeTab = (tab: Tab, count: number): void => {
  const index = tabs.indexOf(tab)
  const shown = count > 0 ? Taro.setTabBarBadge({ index, text: count > 99 ? '99+' : String(count) }) : Taro.removeTabBarBadge({ index })
  shown.catch(() => undefined)
}

/** Leaves everything behind: after signing in or out. */
export const startAt = async (place: Tab | 'sign-in'): Promise<void> => {
  await Taro.reLaunch({ url: `/pages/${place}/index` })
}

/** One screen back; somebody who came in by a link has none and lands on the first tab. */
export const back = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else openTab('today')
}
