import type { ReaderSetup } from '../engine/reader'

/** Who is behind a call, as the platform knows it; nothing of it comes from the event. */
export interface Identity {
  openid?: string
  source: 'client' | 'function' | 'timer' | 'wechat'
}

/** What a worker is started with. */
export interface WorkerSetup {
  functionName: string
  /** The bundle's file, for stack traces and relative requires. */
  file: string
  code: string
  /** V8's compiled form of the same code, made by an earlier worker. */
  compiled?: Uint8Array
  /** See `Clock.shared`. */
  clock: SharedArrayBuffer
  /** The SDK's address to answer over the port instead of the network; left out, it goes over HTTP. */
  wireUrl?: string
  /** With it what only reads the database is answered in the worker itself. */
  reader?: ReaderSetup
}

/** A request of the SDK or its answer. */
export interface WireLetter { kind: 'wire'; id: number; body: string }

/** One event with everybody who asks just that at the same moment; each is a call of its own, with its own identity. */
export interface CallLetter { kind: 'call'; event: unknown; timeoutMs: number; calls: { id: number; identity: Identity }[] }

/** What one turn of the loop has to say travels as one message of many letters: each message wakes a thread. */
export type ToWorker = CallLetter | WireLetter

export type FromWorker =
  /** `concurrency`: how many calls the bundle says it can attend to at a time. */
  | { kind: 'ready'; concurrency: number }
  | { kind: 'done'; ids: number[]; body: string; compiled?: Uint8Array }
  | { kind: 'failed'; id: number; message: string; stack: string }
  | WireLetter
