import { format } from 'node:util'

/** What the framework only mentions, but what leaves a hole in the screen. */
const defect = /not found|is not defined|is not a function|Cannot read propert/i

/** Collects what WeChat's console would show in red: errors, warnings of missing templates, what nobody caught. */
export const watchComplaints = (): string[] => {
  const complaints: string[] = []
  for (const level of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    console[level] = (...words: unknown[]) => {
      const text = format(...words)
      if (level === 'error' || defect.test(text)) complaints.push(`${level}: ${text}`)
    }
  }
  process.on('uncaughtException', (error) => complaints.push(`uncaught: ${error.stack ?? String(error)}`))
  process.on('unhandledRejection', (reason) => complaints.push(`unhandled: ${reason instanceof Error ? reason.stack : format(reason)}`))
  return complaints
}
