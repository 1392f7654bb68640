import Database from 'libsql'

export type Sql = InstanceType<typeof Database>
export type Statement = ReturnType<Sql['prepare']>
export type SqlValue = string | number

/**
 * Opens the file so that a finished COMMIT survives kill -9. Against power loss the log is synced by `openLog`, beside
 * the next commits instead of within each: with `NORMAL` SQLite itself syncs only around checkpoints, and only there
 * it has to.
 */
export function openSql(file: string, { reading = false } = {}): Sql {
  const sql = new Database(file)
  if (reading) {
    sql.exec('PRAGMA query_only = ON')
    sql.exec('PRAGMA busy_timeout = 5000')
    sql.exec('PRAGMA cache_size = -2048')
    return sql
  }
  sql.exec('PRAGMA journal_mode = WAL')
  sql.exec('PRAGMA synchronous = NORMAL')
  // Pages (of 4 kB): a checkpoint stops everybody, and a message writes a dozen.
  sql.exec('PRAGMA wal_autocheckpoint = 8000')
  sql.exec('PRAGMA cache_size = -65536')
  sql.exec('PRAGMA temp_store = MEMORY')
  return sql
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export const isConstraint = (error: unknown) =>
  String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_CONSTRAINT')
