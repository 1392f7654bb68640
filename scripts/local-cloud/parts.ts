import type { Featured } from '../seed/featured'
import type { Admin } from './admin'
import type { Clock } from './clock'
import type { Edge } from './edge'
import type { Engine } from './engine/engine'
import type { Host } from './host/host'
import type { Sessions } from './sessions'
import type { Files } from './storage/files'
import type { Timers } from './timers'
import type { WechatWorld } from './wechat/apis'
import type { Faults } from './wechat/faults'

/** What the routes stand on. */
export interface Parts {
  engine: Engine
  host: Host
  admin: Admin
  /** The word in the path of the SDK's address: a browser page cannot know it. */
  adminWord: string
  files: Files
  clock: Clock
  timers: Timers
  sessions: Sessions
  edge: Edge
  wechat: WechatWorld
  faults: Faults
  featured: readonly Featured[]
  /** Whether the clock may be moved and faults be injected. */
  devClock: boolean
  h5Folder: string
  complain(text: string): void
}
