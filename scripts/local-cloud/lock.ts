import Database from 'libsql'
import { join } from 'node:path'

export class DataInUse extends Error {
  readonly code = 'DATA_IN_USE'
}

/**
 * Keeps a second process from opening the same data folder. The lock is the operating system's, so it ends with the
 * process however it ends; a file with a process id would outlive a kill -9.
 */
export const lockData = (folder: string): (() => void) => {
  const holder = new Database(join(folder, 'lock.db'))
  try {
    holder.exec('PRAGMA busy_timeout = 0')
    holder.exec('PRAGMA locking_mode = EXCLUSIVE')
    holder.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    holder.close()
    if (String(error).includes('locked')) throw new DataInUse(`another local cloud is using ${folder}`)
    throw error
  }
  return () => holder.close()
}
