/** How the stand-in misbehaves the next `times` times somebody calls `api` (a path, or its end). */
export interface Fault {
  api: string
  times: number
  /** Answer with this error. */
  errcode?: number
  /** Answer with this HTTP status. */
  status?: number
  /** Never answer. */
  hang?: boolean
}

export interface Faults {
  add(fault: Fault): void
  /** The fault that this request meets, used up by one. */
  take(path: string): Fault | null
}

export const parseFault = (value: Record<string, unknown>): Fault | null => {
  const { api, times = 1, errcode, status, hang } = value
  if (typeof api !== 'string' || api === '' || typeof times !== 'number' || !(times >= 1)) return null
  if (errcode !== undefined && !Number.isInteger(errcode)) return null
  if (status !== undefined && !(Number.isInteger(status) && (status as number) >= 200 && (status as number) <= 599)) return null
  if (errcode === undefined && status === undefined && hang !== true) return null
  return { api, times, errcode: errcode as number | undefined, status: status as number | undefined, hang: hang === true }
}

export const createFaults = (): Faults => {
  const open: Fault[] = []
  return {
    add: (fault) => void open.push({ ...fault }),
    take(path) {
      const fault = open.find(({ api, times }) => times > 0 && path.endsWith(api))
      if (!fault) return null
      fault.times--
      return fault
    },
  }
}
