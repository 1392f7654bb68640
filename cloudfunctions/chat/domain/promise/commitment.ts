const before = 'promise:'

/** The commitment that a message's promise becomes: one per message. */
export const promiseId = (messageId: string): string => before + messageId

export const messageOf = (commitmentId: string): string => commitmentId.slice(before.length)
