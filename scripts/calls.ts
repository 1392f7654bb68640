import * as z from 'zod/mini'
import { callNames, callersOf, calls } from '../types/api'

/** `npm run calls`: every call with who may make it and the JSON schema of its input, for whoever tests from outside. */
const described = Object.fromEntries(
  callNames.map((name) => [
    name,
    { by: callersOf(name), input: z.toJSONSchema(calls[name].input, { io: 'input', unrepresentable: 'any' }) },
  ]),
)
console.log(JSON.stringify(described, null, 2))
