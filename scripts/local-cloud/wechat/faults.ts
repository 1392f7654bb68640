/** How the stand-in misbehaves the next `times` times somebody calls `api` (a path, or its end); 0 times: as it should again. */
export interface Fault {
  api: string
  times: number
  /** Answer with this error. */
  errcode?: number
  /** Answer with this HTTP status. */
  status?: number
  /** Never answer. */
  hang?: boolean
  /** Do what is asked and answer so many milliseconds later. */
  lateMs?: number
}

export interface Faults {
  add(fault: Fault): void
  /** The fault that this request meets, used up by one. */
  take(path: string): Fault | null
}

export const parseFault = (value: Record<string, unknown>): Fault | null => {
  const { api, times = 1, errcode, status, hang, lateMs } = value
  if (typeof api !== 'string' || api === '' || typeof times !== 'number' || !(times >= 0)) return null
  if (errcode !== undefined && !Number.isInteger(errcode)) return null
  if (status !== undefined && !(Number.isInteger(status) && (status as number) >= 200 && (status as number) <= 599)) return null
  if (lateMs !== undefined && !(typeof lateMs === 'number' && lateMs > 0 && lateMs <= 60_000)) return null
  if (times > 0 && lateMs === undefined && errcode === undefined && status === undefined && hang !== true) return null
  return { api, times, errcode: errcode as number | undefined, status: status as number | undefined, hang: hang === true, lateMs: lateMs as number | undefined }
}

export const createFaults = (): Faults => {
  let open: Fault[] = []
  return {
    add(fault) {
      if (fault.times === 0) open = open.filter(({ api }) => api !== fault.api)
      else open.push({ ...fault })
    },
    take(path) {
      const fault = open.find(({ api, times }) => times > 0 && path.endsWith(api))
      if (!fault) return null
      fault.times--
      return fault
    },
  }
}
