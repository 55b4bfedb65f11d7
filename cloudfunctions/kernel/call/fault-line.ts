interface Fault {
  name?: string
  message?: string
  stack?: string
  code?: string
  severity?: string
  constraint?: string
  table?: string
}

/**
 * Faults of a statement itself (class 42) and what our own functions raise (P0) name columns and rules, never a value.
 */
const withoutValues = /^(42|P0)/

/**
 * A fault as it may stand in a log. PostgreSQL writes values into its sentences ("invalid input syntax for type uuid:
 * …", "Key (phone)=(…) already exists"): of such a fault only the code, the names and the place in our own code are
 * kept.
 */
export function faultLine(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: `thrown: ${typeof error}` }
  const { code, constraint, table, severity, message, stack } = error as Fault
  const names = { code, constraint, table }
  // Only what the server says has a severity.
  return severity === undefined || withoutValues.test(code ?? '')
    ? { fault: message, ...names, stack }
    : { fault: `PostgreSQL ${severity} ${code}`, ...names, stack: framesOf(stack) }
}

/** The lines of calls; what stands before them is the message again, however many lines it has. */
const framesOf = (stack = ''): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
