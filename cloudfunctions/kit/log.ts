/** One JSON line per event on standard output, which CloudBase collects. No message text, no phone number, no openid. */
export const log = (level: 'info' | 'warn' | 'error', event: string, facts: Record<string, unknown> = {}): void => {
  console.log(JSON.stringify({ level, event, ...facts }))
}

/** What of a thrown thing may be logged. */
export const reason = (error: unknown): { name: string; message: string; code?: unknown; stack?: string } =>
  error instanceof Error
    ? { name: error.name, message: error.message, code: (error as { code?: unknown }).code, stack: error.stack }
    : { name: 'Thrown', message: String(error) }
