import Database from 'libsql'
import { randomBytes } from 'node:crypto'

/** A subscribe message that reached the stand-in, taken (`errcode` 0) or refused. */
export interface SentPush {
  seq: number
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
  /** By the product's clock. */
  at: number
  errcode: number
  errmsg: string
}

export interface Records {
  /** Takes one consent and keeps the push, both or neither; false when no consent is left, then nothing is written. */
  deliver(push: Omit<SentPush, 'seq' | 'errcode' | 'errmsg'>): boolean
  keepRefused(push: Omit<SentPush, 'seq'>): void
  /** Those after `since` (epoch milliseconds), oldest first. */
  pushes(since: number): SentPush[]
  grant(openid: string, templateId: string, sends?: number): void
  /** Many people's consents at once: all of them or none. */
  grantAll(openids: readonly string[], templateIds: readonly string[], sends: number): void
  balances(openid: string): Record<string, number>
  /** The token that is valid now, or a new one. */
  token(now: number, lifetimeMs: number, force: boolean): { token: string; expiresAt: number }
  tokenEnds(token: string): number | null
  issuePhoneCode(phone: string, expiresAt: number): string
  /** The phone behind a code, once. */
  spendPhoneCode(code: string, now: number): string | null
  close(): void
}

const schema = `
  CREATE TABLE IF NOT EXISTS pushes (seq INTEGER PRIMARY KEY, openid TEXT, template TEXT, page TEXT, data TEXT, at REAL, errcode INTEGER, errmsg TEXT);
  CREATE INDEX IF NOT EXISTS pushes_at ON pushes (at);
  CREATE TABLE IF NOT EXISTS consents (openid TEXT, template TEXT, balance INTEGER, PRIMARY KEY (openid, template));
  CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, ends REAL);
  CREATE TABLE IF NOT EXISTS phone_codes (code TEXT PRIMARY KEY, phone TEXT, ends REAL);`

/** What WeChat remembers, in a file of its own: it is another company's server, not the product's database. */
export const openRecords = (file: string): Records => {
  const sql = new Database(file)
  sql.exec('PRAGMA journal_mode = WAL')
  sql.exec('PRAGMA synchronous = FULL')
  sql.exec(schema)
  const insert = sql.prepare('INSERT INTO pushes (openid, template, page, data, at, errcode, errmsg) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const spend = sql.prepare('UPDATE consents SET balance = balance - 1 WHERE openid = ? AND template = ? AND balance > 0')
  const add = sql.prepare('INSERT INTO consents VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET balance = balance + excluded.balance')
  const balances = sql.prepare('SELECT template, balance FROM consents WHERE openid = ?')
  const since = sql.prepare('SELECT * FROM pushes WHERE at > ? ORDER BY seq')
  const newestToken = sql.prepare('SELECT token, ends FROM tokens ORDER BY ends DESC LIMIT 1')
  const keep = (push: Omit<SentPush, 'seq'>): void => {
    insert.run(push.openid, push.templateId, push.page, JSON.stringify(push.data), push.at, push.errcode, push.errmsg)
  }
  const deliver = sql.transaction((push: Omit<SentPush, 'seq' | 'errcode' | 'errmsg'>): boolean => {
    if (spend.run(push.openid, push.templateId).changes === 0) return false
    keep({ ...push, errcode: 0, errmsg: 'ok' })
    return true
  })
  const grantAll = sql.transaction((openids: readonly string[], templateIds: readonly string[], sends: number): void => {
    for (const openid of openids) for (const templateId of templateIds) add.run(openid, templateId, sends)
  })
  return {
    deliver: (push) => deliver(push) as boolean,
    keepRefused: keep,
    pushes: (at) => (since.all(at) as Record<string, unknown>[]).map((row) => ({
      seq: row.seq as number, openid: row.openid as string, templateId: row.template as string, page: row.page as string,
      data: JSON.parse(row.data as string) as SentPush['data'], at: row.at as number,
      errcode: row.errcode as number, errmsg: row.errmsg as string,
    })),
    grant: (openid, templateId, sends = 1) => void add.run(openid, templateId, sends),
    grantAll: (openids, templateIds, sends) => void grantAll(openids, templateIds, sends),
    balances: (openid) => Object.fromEntries((balances.all(openid) as { template: string; balance: number }[])
      .map(({ template, balance }) => [template, balance])),
    token(now, lifetimeMs, force) {
      const kept = newestToken.get() as { token: string; ends: number } | undefined
      // As WeChat does: the same token to everybody until shortly before its end.
      if (kept && !force && kept.ends - 300_000 > now && kept.ends <= now + lifetimeMs) return { token: kept.token, expiresAt: kept.ends }
      const fresh = { token: randomBytes(48).toString('base64url'), expiresAt: now + lifetimeMs }
      if (force) sql.exec('DELETE FROM tokens')
      sql.prepare('INSERT INTO tokens VALUES (?, ?)').run(fresh.token, fresh.expiresAt)
      return fresh
    },
    tokenEnds: (token) => (sql.prepare('SELECT ends FROM tokens WHERE token = ?').get(token) as { ends: number } | undefined)?.ends ?? null,
    issuePhoneCode(phone, expiresAt) {
      const code = randomBytes(32).toString('hex')
      sql.prepare('INSERT INTO phone_codes VALUES (?, ?, ?)').run(code, phone, expiresAt)
      return code
    },
    spendPhoneCode(code, now) {
      const kept = sql.prepare('SELECT phone, ends FROM phone_codes WHERE code = ?').get(code) as { phone: string; ends: number } | undefined
      sql.prepare('DELETE FROM phone_codes WHERE code = ?').run(code)
      return kept && kept.ends > now ? kept.phone : null
    },
    close: () => void sql.close(),
  }
}
