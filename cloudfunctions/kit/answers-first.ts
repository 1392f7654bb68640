/** Where the platform stops a function once it has answered, the answer has to wait for the work after it (docs/adr/0004). */
export const answersFirst = process.env.GUAGOU_ANSWER_FIRST === '1'
