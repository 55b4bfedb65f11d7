import pg, { type PoolClient } from 'pg'

export interface Statement {
  text: string
  values?: readonly unknown[]
}
/** `command` is the first word of the server's answer: INSERT, COMMIT … */
export interface Answer {
  rows: never[]
  rowCount: number | null
  command: string
}

/** How pg writes a value; pg-cursor builds on it too, the published types leave it out. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils

/**
 * Sends statements one behind the other, without waiting, over a connection of a pool that pipelines; the first that
 * fails is what is thrown. With values each is prepared once a connection: parsing and planning cost more than the row.
 *
 * pg syncs after each statement, so what travels behind a failed one still runs: in a transaction it fails as well, and
 * the commit is answered ROLLBACK. But pg skips a statement whose value it cannot write, and a commit behind it keeps
 * the rest. So every value is written before anything is sent.
 */
export async function roundTrip(client: PoolClient, statements: readonly Statement[]): Promise<Answer[]> {
  const written = statements.map(({ text, values }) =>
    values ? { name: nameOf(text), text, values: values.map(prepareValue) } : text,
  )
  const { stream } = client.connection
  stream.cork() // One packet: three cost both sides an eighth of a posted case.
  const answers = written.map((query) => client.query<never>(query))
  stream.uncork()
  return Promise.all(answers)
}

const names = new Map<string, string>()

/** Of the prepared statement: short, and the same for a text in the whole process. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `q${names.size}`
  names.set(text, name)
  return name
}
