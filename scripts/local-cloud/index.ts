import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { collections as productCollections } from '../collections'
import { leadingPeople } from '../seed/featured'
import { createAdmin } from './admin'
import { openClock } from './clock'
import { findBundles, readDeployment, readPages } from './deployment'
import { type CollectionDeclaration, type Engine, openEngine } from './engine/engine'
import { functionEnvironment } from './host/environment'
import { createHost, type Host } from './host/host'
import { createEdge } from './edge'
import { serveLive } from './live'
import { lockData } from './lock'
import { type ListedPush, listPushes } from './pushes'
import { secretIn, sign } from './secret'
import { answerRequests, listen } from './server'
import { createSessions } from './sessions'
import { createAddresses } from './storage/addresses'
import { openFiles } from './storage/files'
import { createTimers, type Trigger } from './timers'
import type { WechatWorld } from './wechat/apis'
import { createFaults } from './wechat/faults'
import { createJudge } from './wechat/judge'
import { openRecords } from './wechat/records'
import { localTemplates, templateEnvironment } from './wechat/templates'

const root = join(__dirname, '../..')

/**
 * V8 lets a heap grow to several times what lives in it before it looks: under load the cloud's own was
 * 200 MB around 60 that lived. Looked at sooner, the whole stays at three quarters (docs/adr/0009).
 */
const growByPercent = 40

export interface LocalCloudOptions {
  /** Everything that survives a restart lies here; one process at a time. */
  dataFolder: string
  /** 0 takes a free one. */
  port?: number
  functionsFolder?: string
  h5Folder?: string
  collections?: CollectionDeclaration[]
  /** Replaces the timers that cloudbaserc.json declares. */
  triggers?: Trigger[]
  /** Lets `/dev/clock` move time and `/dev/wechat/fault` break WeChat; the moved time survives a restart. */
  devClock?: boolean
  /** `port` (the default) keeps the SDK's requests inside the process, `http` sends them over the loopback. */
  wire?: 'port' | 'http'
  mostWorkers?: number
  timeoutMs?: number
  memoryMb?: number
  /** Pages that a push may open; by default those of the app. */
  pages?: string[]
  environment?: Record<string, string>
  /** How long WeChat's stand-in looks at a picture or sound, in milliseconds. */
  judgeMs?: number
  /** What functions print, and what goes wrong in the cloud itself. */
  output?: (source: string, text: string) => void
}

export interface LocalCloud {
  url: string
  engine: Engine
  host: Host
  /** A call as the person would make it from the app; answers what the function answers. */
  call(functionName: string, personId: string, callName: string, input: unknown): Promise<unknown>
  /** The same with a token, as a client makes it: `signed_out` once the token is worth nothing. */
  callWith(token: string, functionName: string, callName: string, input: unknown, as?: string): Promise<unknown>
  /** A token for `Authorization: Bearer` and `/live`; throws for an unknown person. */
  session(personId: string): string
  /** A token for a WeChat account that is bound to nobody of the roster. */
  strangerSession(name: string): string
  /** Setting it runs the timers that are due on the way, once they are started. */
  clock: { now(): number; set(ms: number): Promise<void> }
  /** From now on timers run by themselves. */
  startTimers(): void
  /** Runs every timer once, whether started or not. */
  runTimers(): Promise<void>
  pushes(personId?: string, since?: number): ListedPush[]
  /** Gives WeChat the person's consent for one send of the template. */
  consent(personId: string, templateId: string): void
  /** Gives WeChat many accounts' consent for `sends` sends of every template. */
  consentAll(openids: readonly string[], sends: number): void
  /** The SDK's address: with TCB_CONTEXT_CNFG set to it, a script speaks to this cloud as a function does. */
  adminUrl: string
  close(): Promise<void>
}

/** Starts the whole cloud on 127.0.0.1. */
export const startLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  const { dataFolder, devClock = false, output = () => undefined } = options
  setFlagsFromString(`--heap-growing-percent=${growByPercent}`)
  mkdirSync(dataFolder, { recursive: true })
  // What was opened is closed in the opposite order, also when a later step fails.
  const opened: (() => unknown)[] = []
  const close = async (): Promise<void> => {
    for (let step = opened.pop(); step; step = opened.pop()) await step()
  }
  try {
    const unlock = lockData(dataFolder)
    opened.push(unlock)
    const { server, url } = await listen(options.port ?? 0)
    opened.push(() => new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    }))
    const secret = secretIn(join(dataFolder, 'secret'))
    const clock = openClock(devClock ? join(dataFolder, 'clock') : undefined)
    const engine = openEngine({
      file: join(dataFolder, 'documents.db'), collections: options.collections ?? productCollections, now: clock.now,
    })
    opened.push(() => engine.close())
    const records = openRecords(join(dataFolder, 'wechat.db'))
    opened.push(() => records.close())

    const complain = (text: string): void => output('cloud', `${text}\n`)
    const sessions = createSessions(engine, secret, clock.now)
    const files = openFiles(join(dataFolder, 'files'), secret, url)
    const admin = createAdmin(engine, files, (functionName, event) => host.callText(functionName, event, { source: 'function' }))
    const adminWord = randomBytes(24).toString('base64url')
    const adminUrl = `${url}/admin/${adminWord}`
    const deployment = readDeployment(join(root, 'cloudbaserc.json'))
    const wechatSecret = sign(secret, 'wechat', 'appsecret')
    const host = createHost({
      bundles: findBundles(options.functionsFolder ?? join(root, 'dist/cloudfunctions')),
      environment: (name) => ({
        ...deployment.environment(name),
        ...functionEnvironment(name, { admin: adminUrl, wechat: `${url}/wechat` }),
        WECHAT_SECRET: wechatSecret,
        ...templateEnvironment(localTemplates),
        ...options.environment,
      }),
      clock: clock.shared,
      wire: async (body) => admin(JSON.parse(body) as Record<string, unknown>),
      wireUrl: options.wire === 'http' ? undefined : adminUrl,
      reader: engine.reader,
      settled: engine.synced,
      mostWorkers: options.mostWorkers, timeoutMs: options.timeoutMs, memoryMb: options.memoryMb, limits: deployment.limits,
      output,
    })
    opened.push(() => host.close())
    const timers = createTimers(options.triggers ?? deployment.triggers, clock,
      (functionName, event) => host.callText(functionName, event, { source: 'timer' }), complain)
    opened.push(() => timers.stop())
    const lastUses = new Map<string, number>()
    const judge = createJudge(options.judgeMs ?? 500, (event) => {
      if (host.names.includes('file')) host.callText('file', event, { source: 'wechat' }).catch((error: unknown) => complain(String(error)))
    })
    opened.push(() => judge.stop())
    const wechat: WechatWorld = {
      records, secret: wechatSecret, templates: Object.values(localTemplates), now: clock.now,
      pages: options.pages ?? readPages(join(root, 'miniprogram/src/app.config.ts')),
      knows: (openid) => engine.find('people', { openid }, { limit: 1 }).length > 0,
      lastUse: (openid) => lastUses.get(openid) ?? null,
      judge: judge.look,
    }
    const used = (openid: string): void => void lastUses.set(openid, clock.now())
    const edge = createEdge({ host, sessions, addresses: createAddresses(url, secret, sessions), used, complain })
    const live = serveLive(server, { engine, sessions, edge })
    opened.push(() => live.close())
    answerRequests(server, {
      engine, host, admin, adminWord, files, clock, timers, sessions, edge, wechat, faults: createFaults(),
      featured: leadingPeople, devClock, h5Folder: options.h5Folder ?? join(root, 'dist/h5'), complain,
    })

    const openidOf = (personId: string): string => {
      const openid = sessions.openidOf(personId)
      if (openid === null) throw new Error(`nobody is called ${personId}`)
      return openid
    }
    return {
      url, adminUrl, engine, host, close,
      call: async (functionName, personId, call, input) =>
        JSON.parse(await edge.call(functionName, { call, input }, { personId, openid: openidOf(personId) })) as unknown,
      async callWith(token, functionName, call, input, as) {
        const holder = sessions.holder(token)
        if (!holder) {
          edge.turnAway(token, 'token')
          return { ok: false, refusal: { code: 'signed_out' } }
        }
        return JSON.parse(await edge.call(functionName, { call, input, ...(as === undefined ? {} : { as }) }, holder)) as unknown
      },
      session(personId) {
        openidOf(personId)
        return sessions.open(personId)!
      },
      strangerSession: (name) => sessions.openStranger(name),
      clock: { now: clock.now, set: (ms) => timers.moveTo(ms) },
      startTimers: () => timers.start(),
      runTimers: () => timers.runAll(),
      pushes: (personId, since) => listPushes(engine, records, personId ?? null, since),
      consent: (personId, templateId) => records.grant(openidOf(personId), templateId),
      consentAll: (openids, sends) => records.grantAll(openids, Object.values(localTemplates).map(({ id }) => id), sends),
    }
  } catch (error) {
    await close()
    throw error
  }
}
