import type { Pool } from 'pg'
import { localDay, localInstant } from '@/rules/local-time'
import { scoped, type OpenSql, type Sql } from '../../store/transaction'
import { faultLine } from '../call/fault-line'
import { OFFER_POLICY } from '../matching/choose'
import { calibrationOf, fitChance, type Answer, type Calibration, type ChanceModel } from '../matching/offer'
import type { Ports } from '../ports'
import { answersBefore, newestByIndex, readAnswers, type AnswerRow } from './chance-answers'
import { chanceInUse, chanceWanted, kept, type InUseRow } from './chance-in-use'

/** 03:00: the day is answered, nobody is waiting. Where nobody ran then, whoever runs next that day. */
const learnMinute = 3 * 60
/** Fewer than this are an accident: of a fifth of them, forty, the tried one would be better or worse by luck. */
export const answersMin = 200
/**
 * The newest fifth is not learned from, it is what is tried: yesterday's people must bear out what was learned before.
 */
const heldOutShare = 0.2

export type Verdict = 'better' | 'too-few' | 'not-better'
export interface Learned {
  verdict: Verdict
  model: ChanceModel | null
  answers: number
  heldOut: number
  calibration: { tried: Calibration; inUse: Calibration } | null
}

/**
 * Learns from all but the newest, tries it on the newest, and takes it only if it is no worse in either measure. Pure.
 */
export function learnFrom(answers: readonly Answer[], inUse: ChanceModel): Learned {
  const cut = Math.floor(answers.length * (1 - heldOutShare))
  const later = answers.slice(cut)
  if (answers.length < answersMin)
    return { verdict: 'too-few', model: null, answers: cut, heldOut: later.length, calibration: null }
  const model = fitChance(answers.slice(0, cut), { policy: OFFER_POLICY })
  const calibration = { tried: calibrationOf(model, later), inUse: calibrationOf(inUse, later) }
  return {
    verdict: isAsGood(calibration.tried, calibration.inUse) ? 'better' : 'not-better',
    model,
    answers: cut,
    heldOut: later.length,
    calibration,
  }
}

/**
 * It tells who says yes from who does not at least as well, and what it says comes true at least as nearly, or as
 * nearly as one that is quite right would on so many answers: of two that are both right, one is always a little
 * farther off.
 */
const isAsGood = (tried: Calibration, inUse: Calibration): boolean =>
  tried.logLoss <= inUse.logLoss && tried.off <= Math.max(inUse.off, luckOf(tried))

/**
 * How far off a model looks on average that is quite right: in each bin the mean of |yeses − chance| over so many
 * throws.
 */
function luckOf({ bins }: Calibration): number {
  const answers = bins.reduce((sum, { count }) => sum + count, 0)
  return (
    bins.reduce((sum, { count, said }) => sum + Math.sqrt((2 / Math.PI) * count * said * (1 - said)), 0) /
    Math.max(1, answers)
  )
}

const learnedOn = new WeakMap<Pool, string>()

/**
 * 从回答里学, once a local day. The whole of it is one transaction: killed at any moment the edition before stays as it was
 * and the next run learns. The lock lets one learn while the others go on; the keys of day and edition say the same
 * again.
 * @returns whether this run learned
 */
export async function learnChance(ports: Ports): Promise<boolean> {
  const now = ports.now()
  const day = localDay(now)
  if (learnedOn.get(ports.pool) === day || now < localInstant(day, learnMinute)) return false
  try {
    const did = await scoped(ports.pool, { scope: ['%'] }, (sql) => learnOn(sql, ports.pool, day, now))
    if (did !== 'held') learnedOn.set(ports.pool, day)
    return did === 'learned'
  } catch (error) {
    // A city that cannot learn goes on with what it knows.
    ports.log({ level: 'error', timer: 'learn', ...faultLine(error) })
    return false
  }
}

async function learnOn(sql: OpenSql, pool: Pool, day: string, now: Date): Promise<'learned' | 'done' | 'held'> {
  const [lock] = (
    await sql.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtext('hongyi.learn')) as mine`)
  ).rows
  if (!lock!.mine) return 'held'
  const {
    rows: [before],
  } = await sql.query<{ done: boolean; edition: number; communities: number }>(
    `
    select
      (select coalesce(max(edition), 0) from chance_model) as edition,
      exists (select from chance_model where day = $1) as done,
      (select count(*)::int from division where level = 'community') as communities`,
    [day],
  )
  if (before!.done) return 'done'
  const [inUse, , read] = await sql.together([
    chanceWanted(pool),
    newestByIndex,
    answersBefore(now, before!.communities),
  ])
  const answers = readAnswers(read!.rows as AnswerRow[])
  const current = chanceInUse(pool, inUse!.rows as InUseRow[])
  await keepEdition(sql, {
    edition: before!.edition + 1,
    day,
    now,
    answers,
    triedAgainst: current.edition,
    learned: learnFrom(answers, current),
  })
  return 'learned'
}

interface Kept {
  edition: number
  day: string
  now: Date
  answers: readonly Answer[]
  triedAgainst: string
  learned: Learned
}

const keepEdition = (sql: Sql, { edition, day, now, answers, triedAgainst, learned }: Kept) =>
  sql.query(
    `
    insert into chance_model (
      edition, day, fitted_at, policy_edition, first_at, last_at, answers, held_out, model, calibration,
      tried_against, taken, reason
    )
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 = 'better', $12)
    on conflict do nothing`,
    [
      edition,
      day,
      now,
      OFFER_POLICY.edition,
      answers[0]?.at ?? null,
      answers.at(-1)?.at ?? null,
      learned.answers,
      learned.heldOut,
      learned.model && JSON.stringify(kept(learned.model)),
      learned.calibration && JSON.stringify(learned.calibration),
      triedAgainst,
      learned.verdict,
    ],
  )
