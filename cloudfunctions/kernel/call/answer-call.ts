import { createHash } from 'node:crypto'
import type { Answer } from '@/contracts/operations'
import type { Statement } from '../../store/round-trip'
import { transaction, type OpenSql } from '../../store/transaction'
import type { City } from '../city/city'
import type { Ports } from '../ports'
import { answered, faulted, refused } from './answer'
import { isBusy } from './busy'
import { faultsIn } from './check'
import { cleanInput } from './clean-input'
import { countRefused } from './count-refused'
import { faultLine } from './fault-line'
import { limitCalls } from './limits'
import type { Actor, Call, Operation } from './operation'
import { Recorder } from './recorder'
import { Refusal, refuse } from './refusal'
import type { Request } from './request'
import type { OperationTable } from './table'
import { looksMax, mayLookAgain, takenRefusal, type Taken } from './taken'

export interface World {
  ports: Ports
  city(): Promise<City>
}

const writesPerMinute = 60

/** parse → identify → authorise → run → record, in one transaction. Never throws: the answer says what happened. */
export async function answerCall(request: Request, known: OperationTable, world: World): Promise<Answer<unknown>> {
  try {
    const op = known.get(request.operation)
    if (!op) refuse('UNKNOWN_OPERATION')
    return answered(await perform(request, op, world, known.taken), request.requestId)
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

async function perform(request: Request, op: Operation, world: World, taken: Taken): Promise<unknown> {
  const { contract } = op
  const input = cleanInput(request.input)
  const wrong = faultsIn(contract.input, input)
  if (wrong) refuse('INPUT_INVALID', {}, wrong)
  const city = await world.city()
  const isWrite = contract.effect === 'write'
  // A sign-in leaves no receipt, also when the phone sent an old token along: its answer holds a new one.
  const isReceipted = isWrite && !contract.signedOut
  if (isReceipted && !request.clientId) refuse('INPUT_INVALID', {}, { clientId: '这里还没填' })
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([contract.name, input]))
    .digest()
  const ports = world.ports
  const proof = proofOf(request)
  if (proof) limitCalls(ports, proof.key)
  const found = op.find?.(input, city)
  const scope = op.scope(input, city, found)
  const outside = await op.outside?.(input, ports, request.trustedOpenid)
  let caller: string | undefined

  const attempt = async (sql: OpenSql): Promise<unknown> => {
    const now = ports.now()
    const opening = openCall({ request, proof, scope, isReceipted, now })
    const { opened, ahead } = await open(sql, opening, op.ahead?.(input, now, found))
    if (!opened && !contract.signedOut) refuse('SIGN_IN_FIRST')
    caller = opened?.actor.personId
    if (opened?.answered && isWrite) throw new Answered(replay(opened.answered, bodyHash))
    if ((opened?.calls ?? 0) > writesPerMinute) refuse('TOO_MANY')
    const record = new Recorder(now, ports.newId, request.requestId)
    const call: Call = {
      operation: contract.name,
      input,
      found,
      actor: opened?.actor ?? nobody,
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
    const output = await command(op, call)
    const { personId } = call.actor
    const receipt = { personId, clientId: request.clientId!, operation: contract.name, bodyHash, answer: output }
    await record.write(sql, isReceipted ? receipt : undefined)
    return output
  }

  for (let looks = 1; ; looks++) {
    try {
      return await transaction(ports.pool, attempt)
    } catch (error) {
      if (looks < looksMax && mayLookAgain(error, taken)) continue
      if (error instanceof Answered) return error.answer
      const thrown = takenRefusal(error, taken) ?? error
      const isCounted = isReceipted && caller && thrown instanceof Refusal && thrown.code !== 'TOO_MANY'
      if (isCounted) await countRefused(ports, caller!)
      throw thrown
    }
  }
}

const nobody: Actor = { personId: '', name: '', phone: null, roles: [] }

/** load → who → run. What an answer holds beyond its contract is a leak, found by a machine where nobody is hurt. */
async function command(op: Operation, call: Call): Promise<unknown> {
  const loaded = op.load ? ((await op.load(call)) ?? refuse('NOT_FOUND')) : undefined
  const role = await op.who(call, loaded)
  const output = await op.run(call, loaded, role)
  const undeclared = call.ports.checksAnswers && faultsIn(op.contract.output, JSON.parse(JSON.stringify(output)))
  if (undeclared)
    throw new Error(`${call.operation} answers what its contract does not say: ${JSON.stringify(undeclared)}`)
  return output
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

interface Opening {
  request: Request
  proof: Proof | null
  scope: readonly string[]
  isReceipted: boolean
  now: Date
}

const openCall = ({ request, proof, scope, isReceipted, now }: Opening): Statement => ({
  text: 'select * from open_call($1, $2, $3, $4, $5, $6, $7)',
  values: [
    proof?.kind ?? 'wechat',
    request.trustedOpenid,
    proof?.tokenHash ?? null,
    isReceipted ? request.clientId : null,
    scope.join(','),
    isReceipted ? 'write' : null,
    now,
  ],
})

async function open(
  sql: OpenSql,
  opening: Statement,
  ahead: Statement | null | undefined,
): Promise<{ opened: Opened | null; ahead: unknown[] }> {
  const [answer, drawn] = await sql.together(ahead ? [opening, ahead] : [opening])
  const row = answer!.rows[0] as OpenedRow | undefined
  if (!row?.person_id) return { opened: null, ahead: drawn?.rows ?? [] }
  const { person_id: personId, name, phone, roles, ...rest } = row
  return { opened: { actor: { personId, name, phone, roles }, ...rest }, ahead: drawn?.rows ?? [] }
}

function replay(kept: { hash: string; answer: unknown }, bodyHash: Buffer): unknown {
  if (kept.hash !== bodyHash.toString('hex')) refuse('RECEIPT_MISMATCH')
  return kept.answer
}
