import { dayMs } from '@/rules/local-time'
import type { Statement } from '../../store/round-trip'
import { OFFER_POLICY, type Candidate, type OfferTerms } from '../matching/choose'
import { helperKinds, recordOf, type Answer, type Asked } from '../matching/offer'

/** What the estimate looked at, as it was when the question was put; the instant is the question's own. */
export type AskedThen = Omit<Asked, 'at'>

/** Kept with the question: what a helper is like a month later says nothing of why they were asked. */
export const askedThen = (
  helper: Pick<Candidate, 'kind' | 'acceptedBefore' | 'offeredBefore'>,
  terms: OfferTerms,
): AskedThen => ({
  kind: helper.kind,
  km: terms.costDistance / 1_000,
  fatigue: terms.fatigue,
  openTasks: terms.openTasks,
  tasksToday: terms.tasksToday,
  skillMatched: terms.skillMatched !== null,
  record: recordOf(helper.kind, helper.acceptedBefore, helper.offeredBefore, OFFER_POLICY),
})

/** What is older says little of how people answer now. */
export const learnDays = 60
/**
 * Read in a night, newest first; each community has its share of them, so that the loud do not speak for the silent.
 */
const answersMax = 20_000
const shareMin = 50

/**
 * The newest questions of each community that came to an end: a yes, a no, or nothing said until the time was over.
 * Where somebody else was quicker, this one had only until then to say yes, and that is how long the question stood.
 * What was taken back, and a yes that staff gave for a helper, is no answer. A question whose time still runs is not
 * looked at yet, or the quick yeses would count before the silent noes. The newest so many by an index, whatever came
 * of them: how much is read does not grow with the years.
 */
export const answersBefore = (now: Date, communities: number): Statement => ({
  // The limit is a number and each yes is looked up by itself, or the server looks through whole tables.
  text: `
    select
      o.offered_at as at, o.state = 'accepted' as accepted, o.asked,
      extract(
        epoch from case o.state when 'lost' then o.answered_at else o.until end - o.offered_at
      )::float8 / 60 as stands, extract(epoch from o.answered_at - o.offered_at)::float8 / 60 as after
    from (
      select case level when 'street' then rpad(code, 12, '0') else code end as code
      from division
      where level in ('street', 'community')
    ) d
    cross join lateral (
      select community_code, case_id, helper_id, state, offered_at, until, answered_at, why -> 'asked' as asked
      from case_offer
      where community_code = d.code and offered_at > $2 and offered_at <= $1
      order by offered_at desc
      limit $3
    ) o
    left join lateral (
      select true as claimed
      from assignment a
      where o.state = 'accepted' and a.community_code = o.community_code and a.case_id = o.case_id
        and a.helper_id = o.helper_id and a.way = 'claim'
      limit 1
    ) a on true
    where o.until <= $1 and o.asked is not null and (o.state in ('refused', 'expired', 'lost') or a.claimed)
    order by o.offered_at, o.community_code, o.case_id, o.helper_id`,
  values: [
    now,
    new Date(now.getTime() - learnDays * dayMs),
    Math.max(shareMin, Math.floor(answersMax / Math.max(1, communities))),
  ],
})

/**
 * Before it, in the same transaction: what row-level security lets through is guessed as one row in fifteen, and for
 * that the server would rather fetch all of a community's two months and sort them (60,431 rows where 1,344 are wanted)
 * than read the newest from the index and stop.
 */
export const newestByIndex: Statement = {
  text: `select set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)`,
}

export interface AnswerRow {
  at: Date
  accepted: boolean
  asked: Partial<AskedThen>
  stands: number
  after: number | null
}

/** One row that says nonsense must not stop a city from learning: it is left out. */
export const readAnswers = (rows: readonly AnswerRow[]): Answer[] =>
  rows.flatMap(({ at, accepted, asked, stands, after }) => {
    if (!isWhole(asked) || stands <= 0) return []
    const waited = accepted && after !== null ? { afterMinutes: after } : {}
    return { ...asked, at, accepted, standsMinutes: stands, ...waited }
  })

function isWhole(asked: Partial<AskedThen>): asked is AskedThen {
  const numbers = [asked.km, asked.fatigue, asked.openTasks, asked.tasksToday, asked.record]
  return (
    numbers.every((n) => Number.isFinite(n)) &&
    typeof asked.skillMatched === 'boolean' &&
    helperKinds.some((kind) => kind === asked.kind)
  )
}
