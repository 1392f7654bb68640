import { ejsonText, parseObject } from '../engine/ejson'
import { compileProjection } from '../engine/projection'
import { countStored, docOf, findStored, type Found } from '../engine/query'
import type { Reader } from '../engine/reader'
import { Refusal } from '../engine/refusal'
import type { Store } from '../engine/store'
import type { View } from '../engine/view'
import { aggregateTexts, stagesOf } from './aggregate'
import { answer, answerBare, answerError, answerList } from './answer'
import { insertAll, modify, modifyOne, removeAll } from './modify'
import { objectOf, queryOf, textsOf, type Body } from './request'

type Action = (store: Store, body: Body, now: () => number) => string | Promise<string>

/** The database part of the CloudBase SDK's wire: the request's body in, the JSON text of the response out. */
export async function databaseAction(store: Store, body: Body, now: () => number): Promise<string> {
  try {
    const action = Object.hasOwn(actions, String(body.action)) ? actions[String(body.action)] : undefined
    if (!action) throw new Refusal('INVALID_PARAM', `unknown action ${String(body.action)}`)
    return await action(store, body, now)
  } catch (error) {
    return answerError(error)
  }
}

const actions: Record<string, Action> = {
  'database.getDocument': (store, body, now) => {
    const query = queryOf(body, now)
    const found = typeof body.transactionId === 'string'
      ? store.within(body.transactionId, body.collectionName, (view) => view.find(query))
      : store.find(body.collectionName, query)
    return listed(found, body, now)
  },

  'database.insertDocument': async (store, body, now) => {
    const docs = textsOf(body.data, 'data').map((text) => parseObject(text, now))
    return answer({ insertedIds: await writing(store, body, (view) => insertAll(view, docs)) })
  },

  'database.modifyDocument': async (store, body, now) => {
    const modification = {
      query: queryOf(body, now),
      data: objectOf(body.data, 'data', now),
      merge: body.merge !== false,
      upsert: body.upsert === true,
      multi: body.multi === true,
    }
    return answer(await writing(store, body, (view) => modify(view, modification)))
  },

  'database.modifyAndReturnDoc': async (store, body, now) => {
    const query = queryOf(body, now)
    const data = objectOf(body.data, 'data', now)
    // Who asks for the document it became, such as a room with its next number, goes on from it.
    return answer(await writing(store, body, (view) => modifyOne(view, query, data), true))
  },

  'database.removeDocument': async (store, body, now) => {
    const query = queryOf(body, now)
    return answer({ deleted: await writing(store, body, (view) => removeAll(view, query, body.multi === true)) })
  },

  'database.calculateDocument': (store, body, now) =>
    answer({ total: countStored(store.collection(body.collectionName), objectOf(body.query, 'query', now)) }),

  'database.aggregateDocuments': (store, body, now) =>
    answerList(aggregateTexts(store, body.collectionName, stagesOf(body.stages, now))),

  'database.addCollection': async (store, body) => {
    const name = body.collectionName
    if (typeof name !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(name)) throw new Refusal('INVALID_PARAM', 'a collection needs a plain name')
    await store.addCollection(name)
    return answerBare()
  },

  'database.startTransaction': (store) => answerBare({ transactionId: store.start() }),

  'database.commitTransaction': async (store, body) => {
    await store.commit(String(body.transactionId))
    return answerBare()
  },

  'database.abortTransaction': (store, body) => {
    store.abort(String(body.transactionId))
    return answerBare()
  },
}

function listed(found: Found[], body: Body, now: () => number): string {
  const projection = objectOf(body.projection, 'projection', now)
  if (Object.keys(projection).length === 0) return answerList(found.map(({ text }) => text))
  const cut = compileProjection(projection)
  return answerList(found.map((item) => ejsonText(cut(docOf(item)))))
}

/**
 * Answers what `databaseAction` would, where the request only reads what is committed; null where it is not for a
 * reader to answer.
 */
export function readingAction(reader: Reader, body: Body, now: () => number): (() => string) | null {
  const counting = body.action === 'database.calculateDocument'
  if ((!counting && body.action !== 'database.getDocument') || body.transactionId !== undefined) return null
  const collection = reader.collection(String(body.collectionName))
  if (!collection) return null
  return () => {
    try {
      return counting
        ? answer({ total: countStored(collection, objectOf(body.query, 'query', now)) })
        : listed(findStored(collection, queryOf(body, now)), body, now)
    } catch (error) {
      return answerError(error)
    }
  }
}

async function writing<T>(store: Store, body: Body, work: (view: View) => T, notLast = false): Promise<T> {
  return typeof body.transactionId === 'string'
    ? store.within(body.transactionId, body.collectionName, work)
    : store.write(body.collectionName, work, notLast)
}
