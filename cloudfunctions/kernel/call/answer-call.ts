import { createHash } from 'node:crypto'
import { operations, type Answer, type OperationName } from '@/contracts/operations'
import { fieldWords, type Validator } from '@/contracts/validator'
import type { Statement } from '../../store/round-trip'
import { transaction, type OpenSql } from '../../store/transaction'
import type { City } from '../city/city'
import type { Ports } from '../ports'
import { answered, faulted, refused } from './answer'
import { isBusy } from './busy'
import { cleanInput } from './clean-input'
import { countRefused } from './count-refused'
import { faultLine } from './fault-line'
import { limitCalls } from './limits'
import type { Actor, Call, Operation } from './operation'
import { Recorder } from './recorder'
import { Refusal, refuse } from './refusal'
import type { Request } from './request'
import { looksMax, mayLookAgain, takenRefusal } from './taken'

export interface World {
  ports: Ports
  city(): Promise<City>
}
/** An operation with the generated validator that reads its input. */
export type Known = Operation & { valid: Validator<unknown> }
export type OperationTable = ReadonlyMap<string, Known>

const writesPerMinute = 60

/** What one function answers. It carries the contracts of its own operations; one that lacks its contract does not start. */
export function table(list: readonly unknown[], contracts: object): OperationTable {
  return new Map(
    (list as Operation[]).map((o) => {
      const { input } = operations[o.name]
      const valid = (contracts as Record<string, Validator<unknown>>)[input]
      if (!valid) throw new Error(`no validator for ${input}`)
      return [o.name, { ...o, valid }]
    }),
  )
}

/** parse → identify → authorise → run → record, in one transaction. Never throws: the answer says what happened. */
export async function answerCall(request: Request, known: OperationTable, world: World): Promise<Answer<unknown>> {
  try {
    const op = known.get(request.operation)
    if (!op) refuse('UNKNOWN_OPERATION')
    return answered(await perform(request, op, world), request.requestId)
  } catch (error) {
    if (error instanceof Refusal) {
      world.ports.log({
        level: 'info',
        operation: request.operation,
        refused: error.code,
        requestId: request.requestId,
      })
      return refused(error, request.requestId)
    }
    world.ports.log({ level: 'error', operation: request.operation, ...faultLine(error), requestId: request.requestId })
    if (isBusy(error as Error)) return refused(new Refusal('BUSY'), request.requestId)
    return faulted(request.requestId)
  }
}

async function perform(request: Request, op: Known, world: World): Promise<unknown> {
  const contract = operations[op.name]
  const input = cleanInput(request.input)
  if (!op.valid(input)) refuse('INPUT_INVALID', {}, fieldWords(op.valid.errors))
  const city = await world.city()
  const isWrite = contract.effect === 'write'
  const signedOut = 'signedOut' in contract
  if (isWrite && !signedOut && !request.clientId) refuse('INPUT_INVALID', {}, { clientId: '这里还没填' })
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([op.name, input]))
    .digest()
  const ports = world.ports
  const proof = proofOf(request)
  if (proof) limitCalls(ports, proof.key)
  const outside = await op.outside?.(input as never, ports, request.trustedOpenid)
  let caller: string | undefined

  for (let looks = 1; ; looks++) {
    try {
      return await transaction(ports.pool, async (sql) => {
        const now = ports.now()
        const { opened, ahead } = await open(
          sql,
          request,
          proof,
          op.scope(input as never, city),
          isWrite && !signedOut,
          now,
          op.ahead?.(input as never, city, now),
        )
        if (!opened && !signedOut) refuse('SIGN_IN_FIRST')
        caller = opened?.actor.personId
        if (opened?.answered && isWrite) throw new Answered(replay(opened.answered, bodyHash))
        if ((opened?.calls ?? 0) > writesPerMinute) refuse('TOO_MANY')
        const record = new Recorder(now, ports.newId, request.requestId)
        const actor: Actor = opened?.actor ?? { personId: '', name: '', phone: null, roles: [] }
        const call: Call = {
          operation: op.name,
          input: input as never,
          actor,
          sql,
          ports,
          city,
          now,
          requestId: request.requestId,
          record,
          ahead,
          outside,
          trustedOpenid: request.trustedOpenid,
        }
        const role = await op.who(call)
        const output = await op.run(call, role)
        // A sign-in leaves no receipt, also when the phone sent an old token along: its answer holds a new one.
        await record.write(
          sql,
          isWrite && !signedOut
            ? { personId: actor.personId, clientId: request.clientId!, operation: op.name, bodyHash, answer: output }
            : undefined,
        )
        return output
      })
    } catch (error) {
      if (looks < looksMax && mayLookAgain(error)) continue
      if (error instanceof Answered) return error.answer
      const thrown = takenRefusal(error) ?? error
      if (isWrite && !signedOut && caller && thrown instanceof Refusal && thrown.code !== 'TOO_MANY')
        await countRefused(ports, caller)
      throw thrown
    }
  }
}

/** This very call was answered before: the answer is given again, and what was read ahead is rolled back. */
class Answered extends Error {
  constructor(readonly answer: unknown) {
    super('answered before')
  }
}

interface Opened {
  actor: Actor
  answered: { operation: string; hash: string; answer: unknown } | null
  calls: number | null
}
type OpenedRow = { person_id: string | null; name: string; phone: string | null; roles: Actor['roles'] } & Omit<
  Opened,
  'actor'
>

/** What the call carries to say who makes it; `key` stands for it where it is counted. */
interface Proof {
  kind: 'token' | 'wechat'
  tokenHash: Buffer | null
  key: string
}

function proofOf({ token, trustedOpenid }: Request): Proof | null {
  if (token !== null) {
    const tokenHash = createHash('sha256').update(token).digest()
    return { kind: 'token', tokenHash, key: tokenHash.toString('base64') }
  }
  return trustedOpenid === null ? null : { kind: 'wechat', tokenHash: null, key: trustedOpenid }
}

async function open(
  sql: OpenSql,
  request: Request,
  proof: Proof | null,
  scope: string[],
  isWrite: boolean,
  now: Date,
  ahead?: Statement | null,
): Promise<{ opened: Opened | null; ahead: unknown[] }> {
  const opening: Statement = {
    text: 'select * from open_call($1, $2, $3, $4, $5, $6, $7)',
    values: [
      proof?.kind ?? 'wechat',
      request.trustedOpenid,
      proof?.tokenHash ?? null,
      isWrite ? request.clientId : null,
      scope.join(','),
      isWrite ? 'write' : null,
      now,
    ],
  }
  const [answer, drawn] = await sql.together(ahead ? [opening, ahead] : [opening])
  const row = answer!.rows[0] as OpenedRow | undefined
  const opened = row?.person_id
    ? {
        actor: { personId: row.person_id, name: row.name, phone: row.phone, roles: row.roles },
        answered: row.answered,
        calls: row.calls,
      }
    : null
  return { opened, ahead: drawn?.rows ?? [] }
}

function replay(kept: { hash: string; answer: unknown }, bodyHash: Buffer): unknown {
  if (kept.hash !== bodyHash.toString('hex')) refuse('RECEIPT_MISMATCH')
  return kept.answer
}

export type { OperationName }
