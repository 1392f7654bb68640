import { readFileSync } from 'node:fs'

/** Processor time spent so far, in milliseconds: by the whole machine, and by these processes with all their threads. */
export interface ProcessorTime { machine: number; own: number }

const tick = 10

const fields = (file: string): string[] => readFileSync(file, 'utf8').trim().split(/\s+/)

const machineBusy = (): number => {
  const [, user, nice, system, , , irq, softirq] = fields('/proc/stat')
  return [user, nice, system, irq, softirq].reduce((sum, ticks) => sum + Number(ticks), 0) * tick
}

/** utime and stime; the command's name before them may hold spaces. */
const spentBy = (pid: number): number => {
  const [utime, stime] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
  return (Number(utime) + Number(stime)) * tick
}

/** null where the machine does not tell (no /proc). */
export const processorTime = (pids: readonly number[]): ProcessorTime | null => {
  try {
    return { machine: machineBusy(), own: pids.reduce((sum, pid) => sum + spentBy(pid), 0) }
  } catch {
    return null
  }
}

/** How much of the machine others used meanwhile, as a share of one processor; and our own, in milliseconds. */
export const since = (before: ProcessorTime | null, pids: readonly number[], spanMs: number): { foreignCpu: number; ownMs: number } | null => {
  const now = processorTime(pids)
  if (!before || !now) return null
  const own = now.own - before.own
  return { foreignCpu: Math.round(Math.max(0, (now.machine - before.machine - own) / spanMs) * 100) / 100, ownMs: own }
}
