import { find } from 'mingo'
import { failed } from './refusal'
import { isPlainObject, type Doc } from './values'

/** Cuts a document to the wanted fields. Plain top-level lists, the common case, need no machinery. */
export function compileProjection(projection: Doc): (doc: Doc) => Doc {
  const fields = Object.entries(projection)
  const simple = fields.every(([field, value]) => !field.includes('.') && (value === 1 || value === 0))
  const wanted = fields.filter(([field]) => field !== '_id')
  if (simple && wanted.every(([, value]) => value === 1) && wanted.length > 0) return include(wanted.map(([field]) => field), projection._id !== 0)
  if (simple && wanted.every(([, value]) => value === 0)) return exclude(fields.filter(([, value]) => value === 0).map(([field]) => field))
  return (doc) => {
    try {
      const cut: unknown = find([doc], {}, projection).all()[0]
      return isPlainObject(cut) ? cut : {}
    } catch (error) {
      throw failed(error instanceof Error ? error.message : String(error))
    }
  }
}

function include(fields: string[], withId: boolean): (doc: Doc) => Doc {
  const wanted = new Set(withId ? ['_id', ...fields] : fields)
  return (doc) => Object.fromEntries(Object.entries(doc).filter(([field]) => wanted.has(field)))
}

function exclude(fields: string[]): (doc: Doc) => Doc {
  const unwanted = new Set(fields)
  return (doc) => Object.fromEntries(Object.entries(doc).filter(([field]) => !unwanted.has(field)))
}
