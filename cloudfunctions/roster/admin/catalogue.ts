import { ok, refuse } from '../../../types/result'
import { derivedId } from '../../kit/ids'
import type { Handler } from '../../kit/serve'
import { municipalCatalogue } from '../../ticket/domain/router/catalogue/municipal'
import { adopted, lackedBy, ownOf, shortNameOf } from '../domain/adopt'
import type { AuditDocument } from '../domain/audit'
import type { BureauDocument } from '../domain/documents'
import { perform } from './record'
import { allBureausOf, auditById } from './store'

export const catalogue: Handler<'roster.admin.catalogue'> = async () => {
  const bureaus = await allBureausOf()
  return ok({
    bureaus: municipalCatalogue.map((entry) => {
      const own = ownOf(entry, bureaus)
      return {
        id: entry.bureauId, name: entry.name, shortName: shortNameOf(entry), missing: lackedBy(own, entry).length,
        duties: entry.duties.map(({ id, text, phrases }) => ({ id, text, phrases })), own: own ? { id: own._id, name: own.name } : null,
      }
    }),
  })
}

/** What an adoption did, as its record tells: a repeated request is answered like the first. */
const told = ({ changes }: Pick<AuditDocument, 'changes'>) => {
  const lines = (one: unknown): number => (one as BureauDocument | null)?.duties.length ?? 0
  return ok({
    added: changes.filter(({ before }) => before === null).length,
    supplemented: changes.filter(({ before }) => before !== null).length,
    duties: changes.reduce((sum, { before, after }) => sum + lines(after) - lines(before), 0),
  })
}

/** All that were chosen or none, in one record: it is taken back as one. */
export const adopt: Handler<'roster.admin.catalogue.adopt'> = async ({ requestId, bureauIds }, situation) => {
  const earlier = await auditById(derivedId('deed', situation.actor.id, requestId))
  if (earlier) return told(earlier)
  const wanted = new Set(bureauIds)
  const entries = municipalCatalogue.filter(({ bureauId }) => wanted.has(bureauId))
  if (entries.length !== wanted.size) return refuse('not_found')
  const written = adopted(entries, await allBureausOf())
  const changes = written.map(({ before, after }): AuditDocument['changes'][number] => ({ in: 'bureaus', id: after._id, before, after }))
  if (changes.length === 0) return told({ changes })
  const done = await perform({
    requestId, kind: 'save', subject: 'bureaus', name: written.map(({ after }) => after.name).join('、').slice(0, 200), changes,
  }, situation)
  return done.ok ? told({ changes }) : done
}
