/** Ids, names of states, addresses: nothing a person writes to others looks like that. */
const machine = /^[\w.:/+=-]*$/

/**
 * The strings of a call's parsed input that a person may have written, each with the place it stands at.
 * Told by their looks and not by a list of fields, so that no new call can forget to be checked.
 */
export const writtenIn = (input: unknown, place = '', found: [place: string, text: string][] = []): [place: string, text: string][] => {
  if (typeof input === 'string') {
    if (!machine.test(input)) found.push([place, input])
  } else if (Array.isArray(input)) input.forEach((part, n) => writtenIn(part, `${place}.${n}`, found))
  else if (input !== null && typeof input === 'object') {
    for (const [name, part] of Object.entries(input)) writtenIn(part, place === '' ? name : `${place}.${name}`, found)
  }
  return found
}
