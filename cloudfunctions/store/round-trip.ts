import { types, type Connection, type FieldDef, type PoolClient, type Submittable } from 'pg'
import { outgoing } from './outgoing'

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

/**
 * Runs statements one after the other in a single round trip; the first that fails skips those behind it and is what is
 * thrown. Each is prepared once a connection: parsing and planning cost more than the row.
 */
export async function roundTrip(client: PoolClient, statements: readonly Statement[]): Promise<Answer[]> {
  try {
    return await new Promise<Answer[]>(
      (resolve, reject) => void client.query(new RoundTrip(statements, resolve, reject)),
    )
  } catch (error) {
    // As pg does: a stack that leads to the command and not to the socket.
    if (error instanceof Error) Error.captureStackTrace(error, roundTrip)
    throw error
  }
}

/** How a prepared statement's rows are read; it cannot change, so it is asked once. Null: a statement without rows. */
type Columns = { name: string; read(value: string): unknown }[] | null
const none: readonly unknown[] = []

/** A text has one number in the process, and a short name from it; a connection knows by it which texts it has prepared. */
const numbers = new Map<string, number>()
const names: string[] = []
type Prepared = (Columns | 'doubtful' | undefined)[]
const preparedOn = new WeakMap<Connection, Prepared>()

function numberOf({ text }: Statement): number {
  let n = numbers.get(text)
  if (n === undefined) {
    numbers.set(text, (n = names.length))
    names.push(`q${n}`)
  }
  return n
}

/** One exchange in PostgreSQL's extended protocol: parse (the first time), bind, execute for each statement, then one sync. */
class RoundTrip implements Submittable {
  /** Of the connection it was sent on; a lost one takes nothing. */
  private prepared: Prepared | undefined
  private readonly numbers: readonly number[]
  private readonly answers: Answer[] = []
  private rows: never[] = []

  constructor(
    private readonly statements: readonly Statement[],
    private readonly resolve: (answers: Answer[]) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.numbers = statements.map(numberOf)
  }

  submit(connection: Connection): Error | void {
    this.prepared = preparedOn.get(connection)
    if (!this.prepared) preparedOn.set(connection, (this.prepared = []))
    let bytes: Buffer
    try {
      outgoing.begin()
      for (let i = 0; i < this.numbers.length; i++) this.write(this.numbers[i]!, this.statements[i]!, this.prepared)
      outgoing.sync()
      bytes = outgoing.end()
    } catch (error) {
      return error as Error // a value that cannot be written; nothing has been sent
    }
    if (connection.stream.writable) connection.stream.write(bytes)
  }

  private write(n: number, { text, values = none }: Statement, prepared: Prepared): void {
    const name = names[n]!
    const columns = prepared[n]
    const isNew = columns === undefined || columns === 'doubtful'
    if (columns === 'doubtful') outgoing.closeStatement(name)
    if (isNew) outgoing.parse(name, text)
    outgoing.bind(name, values)
    if (isNew) outgoing.describePortal()
    outgoing.execute()
  }

  /** The number of the statement whose answer is arriving; none when all have arrived. */
  private get number(): number | undefined {
    return this.numbers[this.answers.length]
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.prepared![this.number!] = fields.map((f) => ({ name: f.name, read: types.getTypeParser(f.dataTypeID) }))
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const columns = this.prepared![this.number!] as NonNullable<Columns>
    const row: Record<string, unknown> = {}
    for (let i = 0; i < columns.length; i++)
      row[columns[i]!.name] = fields[i] === null ? null : columns[i]!.read(fields[i]!)
    this.rows.push(row as never)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const n = this.number!
    if (!Array.isArray(this.prepared![n])) this.prepared![n] = null
    const count = Number(text.slice(text.lastIndexOf(' ') + 1))
    const space = text.indexOf(' ')
    this.answers.push({
      rows: this.rows,
      rowCount: Number.isNaN(count) ? null : count,
      command: space < 0 ? text : text.slice(0, space),
    })
    this.rows = []
  }

  handleReadyForQuery(): void {
    this.resolve(this.answers)
  }

  /** Whether it failed before or after it was prepared nobody can tell: the next time it is closed and parsed again. */
  handleError(error: Error): void {
    if (this.prepared && this.number !== undefined) this.prepared[this.number] = 'doubtful'
    this.reject(error)
  }
}
