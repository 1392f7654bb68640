import Database from 'libsql'

export type Sql = InstanceType<typeof Database>
export type Statement = ReturnType<Sql['prepare']>
export type SqlValue = string | number

/** Opens the file so that a finished COMMIT survives kill -9 and power loss. */
export function openSql(file: string): Sql {
  const sql = new Database(file)
  sql.exec('PRAGMA journal_mode = WAL')
  sql.exec('PRAGMA synchronous = FULL')
  sql.exec('PRAGMA cache_size = -65536')
  sql.exec('PRAGMA temp_store = MEMORY')
  return sql
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export const isConstraint = (error: unknown) =>
  String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_CONSTRAINT')
