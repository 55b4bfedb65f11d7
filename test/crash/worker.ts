// A process of its own that works on the database until it is done or killed, and says at once what was answered.
import { writeSync } from 'node:fs'
import { Pool } from 'pg'
import { answerCall } from '../../cloudfunctions/kernel/call/answer-call'
import { entry } from '../../cloudfunctions/kernel/call/entry'
import { learnChance } from '../../cloudfunctions/kernel/dispatch/learn-chance'
import { runTimer } from '../../cloudfunctions/kernel/run-timer'
import { cityOf } from '../../cloudfunctions/kernel/city/city'
import { makePorts } from '../../cloudfunctions/kernel/ports'
import { memberOperations } from '../../cloudfunctions/member'
import { memoryBlobs } from '../world/blobs'
import { dieAtWrite, type Death } from './die-at-write'

export interface Sent {
  token: string
  clientId: string
  input: { caseId: string; reason?: string }
}
export interface Work {
  databaseUrl: string
  now: string
  death?: Death
  /** Posts these cases, so many at once; without them it runs the timer. */
  posts?: Sent[]
  /** What is sent where it is not a case: an answer to an offer. Only as a function. */
  operation?: 'refuse-offer'
  width?: number
  /** As the cloud calls it: the function and not the command alone, with what follows the answer. */
  asFunction?: boolean
  /** Only what the timer does at night: it learns from the answers. */
  learns?: boolean
  /** The known-bad way: the case first, what belongs to it in a transaction of its own. */
  naively?: boolean
}

const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

async function main({
  databaseUrl,
  now,
  death,
  posts,
  width = 1,
  naively,
  asFunction,
  operation,
  learns,
}: Work): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: width, pipeline: true })
  pool.on('error', () => undefined)
  const ports = makePorts({ pool, blobs: memoryBlobs(), secret: 'a test secret of no value', now: () => new Date(now) })
  const world = { ports, city: () => cityOf(pool) }
  const asked = entry(memberOperations, () => ports)
  await world.city()
  await Promise.all(Array.from({ length: width }, () => pool.query('select pg_sleep(0.05)')))
  say('up')
  if (death) dieAtWrite(databaseUrl, death)
  if (naively) await postNaively(pool, posts![0]!)
  else if (posts)
    await Promise.all(Array.from({ length: width }, (_, i) => post(posts.filter((_, n) => n % width === i))))
  else if (learns) await learnChance(ports)
  else await runTimer(ports)
  say('done')
  process.exit(0)

  async function post(mine: Sent[]): Promise<void> {
    for (const { token, clientId, input } of mine) {
      if (asFunction) {
        await asked({ operation: operation ?? 'post-case', input, clientId, token })
        continue
      }
      const answer = await answerCall(
        { operation: 'post-case', input, clientId, token, trustedOpenid: null, requestId: '', over: 'cloud' },
        memberOperations,
        world,
      )
      say(
        answer.ok ? `answered ${input.caseId} ${(answer.data as { number: string }).number}` : `refused ${answer.code}`,
      )
    }
  }
}

async function postNaively(pool: Pool, { clientId, input }: Sent): Promise<void> {
  await pool.query(
    `insert into cases
     select (jsonb_populate_record(c, jsonb_build_object('case_id', $1::text, 'seq', c.seq + 1000))).*
     from cases c
     limit 1`,
    [input.caseId],
  )
  await pool.query(
    `insert into case_event (community_code, case_id, event_id, at, kind, actor_role, actor_name)
     select community_code, case_id, gen_random_uuid(), posted_at, 'posted', 'resident', ''
     from cases
     where case_id = $1`,
    [input.caseId],
  )
  await pool.query(
    `insert into receipt (person_id, client_id, operation, body_hash, answer, at)
     select reporter_id, $2, 'post-case', '', jsonb_build_object('caseId', case_id), posted_at
     from cases
     where case_id = $1`,
    [input.caseId, clientId],
  )
}

if (process.argv[2]) void main(JSON.parse(process.argv[2]) as Work)
