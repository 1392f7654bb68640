import { type FileHandle, open } from 'node:fs/promises'

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
  let handle: Promise<FileHandle> | undefined
  return {
    async sync() {
      // Only there once something was written.
      handle ??= open(`${file}-wal`, 'r+')
      await (await handle).datasync()
    },
    async close() {
      await (await handle)?.close()
    },
  }
}
