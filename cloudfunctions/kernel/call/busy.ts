/**
 * PostgreSQL's own codes: too many clients, starting up, stopping by order or by crash, cannot connect now, deadlock,
 * serialisation, lock not available, disk full. Classes 08 (connection) and 57P are whole families of the same.
 */
const codes = new Set(['53300', '40P01', '40001', '55P03', '53100', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
const classes = /^(08|57P)/
/** The driver has no codes for these. */
const words = /timeout exceeded when trying to connect|Connection terminated|not queryable/

/**
 * The database is full, away or coming back: nothing is wrong with the call, and trying again later is the right
 * advice. Whether a commit that was cut off had happened nobody knows here; its receipt does, when the same call comes
 * again.
 */
export const isBusy = (error: { code?: string; message: string }): boolean =>
  codes.has(error.code ?? '') || classes.test(error.code ?? '') || words.test(error.message)
