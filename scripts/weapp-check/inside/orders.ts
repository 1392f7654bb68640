/** What the test may ask of a phone; all of it crosses a process border, so all of it is plain data. */

/** Which element: everything given must hold, and the innermost fitting one is meant. */
export interface Target {
  /** What a screen reader says of it (`aria-label`). */
  name?: string
  /** Part of what is written in it. */
  text?: string
  /** One of its classes. */
  className?: string
  /** `view`, `textarea`, `scroll-view`… */
  tag?: string
  /** Which of several, in reading order; -1 is the last. The first when left out. */
  nth?: number
}

export interface Found {
  tag: string
  text: string
  attributes: Record<string, unknown>
}

/** One `setData`: how much crossed from the script to the screen, and on which page. */
export interface Crossing {
  page: string
  bytes: number
}

export interface Launch {
  folder: string
  cloudUrl: string
  token: string
  personId: string
  path: string
  query: Record<string, string>
}

export interface Orders {
  launch(how: Launch): void
  /** The screen's whole text. */
  text(): string
  find(target: Target): Found[]
  send(target: Target, event: string, detail: Record<string, unknown>): void
  /** The open pages, the shown one last: `pages/room/index?id=…`. */
  pages(): string[]
  /** Leaves everything and opens this: `pages/me/index`. */
  open(url: string): void
  back(): void
  online(connected: boolean): void
  crossings(): Crossing[]
  /** How many calls of the cloud are not answered yet. */
  underWay(): number
  /** What WeChat's console would show in red, since the last time. */
  complaints(): string[]
  /** Calls of wx that people would notice: toasts, modals, titles. */
  notices(): string[]
}

export type Order = keyof Orders
