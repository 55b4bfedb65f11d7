/** What the mini-program asked of WeChat, for a test to read; the newest last. */
export interface Call {
  name: string
  options: unknown
  at: number
}

export const calls: Call[] = []
/** wx names that were asked for and are not built here: on an old phone they would be missing too. */
export const missing = new Set<string>()

export function logCall(name: string, options: unknown): void {
  calls.push({ name, options: plain(options), at: Date.now() })
}

/** Only what JSON holds: callbacks and views of the DOM stay out of the log. */
export function plain(value: unknown): unknown {
  if (value === undefined) return undefined
  if (value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`
  try {
    return JSON.parse(
      JSON.stringify(value, (_key, v: unknown) => (v instanceof ArrayBuffer ? `[${v.byteLength} bytes]` : v)) ?? 'null',
    ) as unknown
  } catch {
    return String(value)
  }
}
