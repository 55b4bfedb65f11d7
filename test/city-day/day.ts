import type { Pool } from 'pg'
import { newId } from '../../cloudfunctions/kernel/ids'
import { answerOf, type Asked } from './behaviour'
import { cityClock } from './city-clock'
import type { Functions } from './functions'
import type { Laid } from './lay-helpers'
import type { Saying } from './residents-say'

const minuteMs = 60_000
/** People who tap at the same moment. */
const atOnce = 8

interface Doing {
  at: number
  run(): Promise<void>
}
type OfferRow = {
  community_code: string
  case_id: string
  helper_id: string
  kind: Asked['kind']
  urgency: string
  terms: { distanceMetres: number | null; fatigue: number; openTasks: number }
}

export interface Progress {
  at: number
  said: number
  asked: number
  taken: number
  late: number
  refused: number
  finished: number
  twoHolders: number
  again: number
  ticks: number
  tickMs: number[]
  sayMs: number[]
  hurryMs: number[]
}

interface Day {
  functions: Functions
  pool: Pool
  laid: Laid
  sayings: readonly Saying[]
  from: Date
  to: Date
  report: (p: Progress) => void
}

/**
 * One day, minute by minute: the timer runs, then everything that people do in that minute, in its order and several at
 * once. What a push message would tell a phone (who is asked about what) is read from the table; all else is a call of
 * a function.
 */
export async function liveThrough(day: Day): Promise<{ progress: Progress; said: string[] }> {
  const { functions, pool, sayings, from, to, report } = day
  const { residents, tokenOf } = day.laid
  const progress: Progress = {
    at: 0,
    said: 0,
    asked: 0,
    taken: 0,
    late: 0,
    refused: 0,
    finished: 0,
    twoHolders: 0,
    again: 0,
    ticks: 0,
    tickMs: [],
    sayMs: [],
    hurryMs: [],
  }
  const doings: Doing[] = []
  const holders = new Map<string, string>()
  const numbers = new Map<string, number>()
  const known = new Set<string>()
  let nextSaying = 0

  const call = async (operation: string, personId: string, input: object): Promise<string> => {
    for (let tries = 1; ; tries++) {
      const told = await functions.call(operation, tokenOf(personId), input)
      if (told.ok || expected.has(told.code!)) return told.ok ? 'ok' : told.code!
      // Somebody, the timer for one, changed the case in that instant: a person taps again.
      if (tries === 5 || !passing.has(told.code!)) throw new Error(`${operation}: ${told.code}`)
      progress.again++
    }
  }

  async function say({ resident, input }: Saying): Promise<void> {
    const caseId = newId(cityClock.now())
    numbers.set(caseId, progress.said++)
    const hurries = hurried.has(input.categoryCode)
    const began = performance.now()
    await call('post-case', residents[resident]!, { ...input, caseId })
    progress[hurries ? 'hurryMs' : 'sayMs'].push(performance.now() - began)
    if (hurries) await hear('and o.case_id = $1', [caseId])
  }

  /** Everybody who was asked since and does not know yet. */
  async function hear(which: string, values: unknown[]): Promise<void> {
    const { rows } = await pool.query<OfferRow>(
      `select o.community_code, o.case_id, o.helper_id, h.kind, c.urgency, o.terms
       from case_offer o
       join helper h using (community_code, helper_id)
       join cases c using (community_code, case_id)
       where o.state = 'open' ${which}`,
      values,
    )
    for (const row of rows) {
      const key = row.case_id + row.helper_id
      if (known.has(key)) continue
      known.add(key)
      progress.asked++
      think(row)
    }
  }

  function think({
    community_code: communityCode,
    case_id: caseId,
    helper_id: helperId,
    kind,
    urgency,
    terms,
  }: OfferRow): void {
    const answer = answerOf(
      {
        caseId,
        helperId,
        kind,
        urgency,
        km: (terms.distanceMetres ?? 1_000) / 1_000,
        fatigue: terms.fatigue,
        openTasks: terms.openTasks,
      },
      numbers.get(caseId) ?? 0,
    )
    const it = { communityCode, caseId }
    if (answer.says === 'yes')
      doings.push({
        at: cityClock.now() + answer.afterMs,
        run: () => take(it, helperId, answer.worksMs, answer.givesBack),
      })
    if (answer.says === 'no')
      doings.push({
        at: cityClock.now() + answer.afterMs,
        run: async () =>
          void (
            (await call('refuse-offer', helperId, { ...it, reason: answer.reason })) === 'ok' && progress.refused++
          ),
      })
  }

  async function take(
    it: { communityCode: string; caseId: string },
    helperId: string,
    worksMs: number,
    givesBack: boolean,
  ): Promise<void> {
    const told = await call('claim-case', helperId, it)
    if (told !== 'ok') return void progress.late++
    progress.taken++
    if (holders.has(it.caseId)) progress.twoHolders++
    holders.set(it.caseId, helperId)
    doings.push({
      at: cityClock.now() + worksMs,
      run: async () => {
        if (givesBack) {
          holders.delete(it.caseId)
          await call('release-case', helperId, { ...it, reason: '临时有急事' })
        } else if (
          (await call('record-work', helperId, { ...it, text: '看过了，已经处理好。', finished: true })) === 'ok'
        )
          progress.finished++
      },
    })
  }

  for (let minute = from.getTime(); minute < to.getTime(); minute += minuteMs) {
    cityClock.goTo(minute)
    const began = performance.now()
    await functions.tick()
    progress.tickMs.push(performance.now() - began)
    progress.ticks++
    await hear('and o.offered_at >= $1', [new Date(minute)])
    const now: Doing[] = []
    for (; nextSaying < sayings.length && sayings[nextSaying]!.at < minute + minuteMs; nextSaying++) {
      const saying = sayings[nextSaying]!
      now.push({ at: saying.at, run: () => say(saying) })
    }
    for (let i = doings.length - 1; i >= 0; i--) if (doings[i]!.at < minute + minuteMs) now.push(...doings.splice(i, 1))
    now.sort((a, b) => a.at - b.at)
    let next = 0
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let doing = now[next++]; doing; doing = now[next++]) {
          cityClock.goTo(doing.at)
          await doing.run()
        }
      }),
    )
    progress.at = minute + minuteMs
    report(progress)
  }
  return { progress, said: [...numbers.keys()] }
}

/** What a person may be told who was slower than another, or whose own hands are full. */
const expected = new Set(['ALREADY_CLAIMED', 'OFFER_OVER', 'TOO_MANY_OPEN_TASKS', 'NOT_YOUR_TASK', 'OWN_CASE'])
const passing = new Set(['STATE_CHANGED', 'BUSY'])
/** Kinds that are asked about when they are said. */
const hurried = new Set<string>(['fire-hazard', 'heating-water-power'])
