import pg, { types, type Connection, type FieldDef, type PoolClient, type Submittable } from 'pg'

/** How pg writes a value; pg-cursor builds on it too, the published types and names leave it out. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils

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
interface Step { name: string; text: string; values: (string | Buffer | null)[] }

/** A text has one short name in the process; a connection knows which of them it has prepared. */
const names = new Map<string, string>()
const preparedOn = new WeakMap<Connection, Map<string, Columns | 'doubtful'>>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) names.set(text, (name = `q${names.size}`))
  return name
}

/** One exchange in PostgreSQL's extended protocol: parse (the first time), bind, execute for each statement, then one sync. */
class RoundTrip implements Submittable {
  private steps: Step[] = []
  private prepared!: Map<string, Columns | 'doubtful'>
  private readonly answers: Answer[] = []
  private rows: never[] = []

  constructor(
    private readonly statements: readonly Statement[], private readonly resolve: (answers: Answer[]) => void, private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): Error | void {
    try {
      this.steps = this.statements.map(({ text, values = [] }) => ({ name: nameOf(text), text, values: values.map(prepareValue) }))
    } catch (error) {
      return error as Error  // a value that cannot be written; nothing has been sent
    }
    const prepared = preparedOn.get(connection) ?? new Map<string, Columns | 'doubtful'>()
    preparedOn.set(connection, (this.prepared = prepared))
    connection.stream.cork()
    for (const step of this.steps) this.send(step, connection)
    connection.sync()
    connection.stream.uncork()
  }

  private send({ name, text, values }: Step, connection: Connection): void {
    const columns = this.prepared.get(name)
    const isNew = columns === undefined || columns === 'doubtful'
    if (columns === 'doubtful') connection.close({ type: 'S', name }, true)
    if (isNew) connection.parse({ name, text, types: [] }, true)
    connection.bind({ statement: name, values }, true)
    if (isNew) connection.describe({ type: 'P', name: '' }, true)
    connection.execute({}, true)
  }

  /** The statement whose answer is arriving. */
  private get step(): Step { return this.steps[this.answers.length]! }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.prepared.set(this.step.name, fields.map((f) => ({ name: f.name, read: types.getTypeParser(f.dataTypeID) })))
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const columns = this.prepared.get(this.step.name) as NonNullable<Columns>
    const row: Record<string, unknown> = {}
    columns.forEach(({ name, read }, i) => { row[name] = fields[i] === null ? null : read(fields[i]!) })
    this.rows.push(row as never)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const { name } = this.step
    if (!Array.isArray(this.prepared.get(name))) this.prepared.set(name, null)
    const count = /\d+$/.exec(text)
    this.answers.push({ rows: this.rows, rowCount: count ? Number(count[0]) : null, command: text.split(' ')[0]! })
    this.rows = []
  }

  handleReadyForQuery(): void {
    this.resolve(this.answers)
  }

  /** Whether it failed before or after it was prepared nobody can tell: the next time it is closed and parsed again. */
  handleError(error: Error): void {
    if (this.step) this.prepared.set(this.step.name, 'doubtful')
    this.reject(error)
  }
}
