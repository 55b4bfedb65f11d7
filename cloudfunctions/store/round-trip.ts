import { types, type Connection, type FieldDef, type PoolClient, type Submittable } from 'pg'
import { outgoing } from './outgoing'

export interface Statement { text: string; values?: readonly unknown[] }
/** `command` is the first word of the server's answer: INSERT, COMMIT … */
export interface Answer { rows: never[]; rowCount: number | null; command: string }

/**
 * Runs statements one after the other in a single round trip; the first that fails skips those behind it and is what is
 * thrown. Each is prepared once a connection: parsing and planning cost more than the row.
 */
export async function roundTrip(client: PoolClient, statements: readonly Statement[]): Promise<Answer[]> {
  try {
    return await new Promise<Answer[]>((resolve, reject) => void client.query(new RoundTrip(statements, resolve, reject)))
  } catch (error) {
    // As pg does: a stack that leads to the command and not to the socket.
    if (error instanceof Error) Error.captureStackTrace(error, roundTrip)
    throw error
  }
}

/** How a prepared statement's rows are read; it cannot change, so it is asked once. Null: a statement without rows. */
type Columns = { name: string; read(value: string): unknown }[] | null
const none: readonly unknown[] = []

/** A text has one short name in the process; a connection knows which of them it has prepared. */
const names = new Map<string, string>()
const nothing = new Map<string, Columns | 'doubtful'>()
const preparedOn = new WeakMap<Connection, Map<string, Columns | 'doubtful'>>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) names.set(text, (name = `q${names.size}`))
  return name
}

/** One exchange in PostgreSQL's extended protocol: parse (the first time), bind, execute for each statement, then one sync. */
class RoundTrip implements Submittable {
  /** Of the connection it was sent on; a lost one takes nothing. */
  private prepared: Map<string, Columns | 'doubtful'> = nothing
  private readonly answers: Answer[] = []
  private rows: never[] = []

  constructor(
    private readonly statements: readonly Statement[], private readonly resolve: (answers: Answer[]) => void, private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): Error | void {
    this.prepared = preparedOn.get(connection) ?? new Map<string, Columns | 'doubtful'>()
    preparedOn.set(connection, this.prepared)
    let bytes: Buffer
    try {
      outgoing.begin()
      for (const statement of this.statements) this.write(statement)
      outgoing.sync()
      bytes = outgoing.end()
    } catch (error) {
      return error as Error  // a value that cannot be written; nothing has been sent
    }
    if (connection.stream.writable) connection.stream.write(bytes)
  }

  private write({ text, values = none }: Statement): void {
    const name = nameOf(text)
    const columns = this.prepared.get(name)
    const isNew = columns === undefined || columns === 'doubtful'
    if (columns === 'doubtful') outgoing.closeStatement(name)
    if (isNew) outgoing.parse(name, text)
    outgoing.bind(name, values)
    if (isNew) outgoing.describePortal()
    outgoing.execute()
  }

  /** The name of the statement whose answer is arriving. */
  private get name(): string | undefined {
    const statement = this.statements[this.answers.length]
    return statement && nameOf(statement.text)
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.prepared.set(this.name!, fields.map((f) => ({ name: f.name, read: types.getTypeParser(f.dataTypeID) })))
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const columns = this.prepared.get(this.name!) as NonNullable<Columns>
    const row: Record<string, unknown> = {}
    columns.forEach(({ name, read }, i) => { row[name] = fields[i] === null ? null : read(fields[i]!) })
    this.rows.push(row as never)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const name = this.name!
    if (!Array.isArray(this.prepared.get(name))) this.prepared.set(name, null)
    const count = Number(text.slice(text.lastIndexOf(' ') + 1))
    const space = text.indexOf(' ')
    this.answers.push({ rows: this.rows, rowCount: Number.isNaN(count) ? null : count, command: space < 0 ? text : text.slice(0, space) })
    this.rows = []
  }

  handleReadyForQuery(): void {
    this.resolve(this.answers)
  }

  /** Whether it failed before or after it was prepared nobody can tell: the next time it is closed and parsed again. */
  handleError(error: Error): void {
    if (this.name && this.prepared !== nothing) this.prepared.set(this.name, 'doubtful')
    this.reject(error)
  }
}
