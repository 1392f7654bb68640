import { close, fdatasync, openSync } from 'node:fs'

/** The write-ahead log of a database file. */
export interface Log {
  /** Resolves when everything committed before is on the disk. */
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * SQLite keeps one log beside the file for as long as a connection is open, so a handle of our own can sync it off the
 * main thread. Together with `synchronous = NORMAL` this is as durable as `FULL`: SQLite syncs the log before a
 * checkpoint and its header when it starts anew, this the frames of each commit before anybody is told.
 */
export const openLog = (file: string): Log => {
  if (file === ':memory:') return { sync: () => Promise.resolve(), close: () => Promise.resolve() }
  let log: number | undefined
  return {
    sync: () => new Promise((resolve, reject) => {
      // Only there once something was written.
      log ??= openSync(`${file}-wal`, 'r+')
      fdatasync(log, (error) => (error ? reject(error) : resolve()))
    }),
    close: () => new Promise((resolve, reject) => {
      if (log === undefined) return resolve()
      close(log, (error) => (error ? reject(error) : resolve()))
    }),
  }
}
