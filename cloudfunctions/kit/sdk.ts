import tcb from '@cloudbase/node-sdk'

/** The one CloudBase handle of a function instance: database and calls to sibling functions. */
export const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string })

export const contextOf = (context: unknown): Record<string, unknown> =>
  tcb.getCloudbaseContext(context as never) as unknown as Record<string, unknown>
