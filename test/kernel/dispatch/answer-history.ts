import type { Pool } from 'pg'
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import {
  chanceFeatures,
  chanceOf,
  helperKinds,
  priorChance,
  type Answer,
  type ChanceModel,
} from '../../../cloudfunctions/kernel/matching/offer'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { demoCity } from '../../world/city'
import { drawing } from '../matching/offer-cities'

// Questions of the last weeks, answered by invented people whose behaviour is known, as they would lie in the tables.

/** The stated priors with some weights otherwise. */
export function peopleLike(otherwise: Readonly<Record<string, number>>): ChanceModel {
  const stated = priorChance(OFFER_POLICY)
  return { ...stated, weights: stated.weights.map((weight, n) => weight + (otherwise[chanceFeatures[n]!.name] ?? 0)) }
}

const standsMinutes = 8
const MINUTE = 60_000
const openHours = { from: 8, to: 21 }

/** So many questions, spread evenly over the days before `until`, by day. */
export function answersOf(people: ChanceModel, count: number, until: Date, { seed = 1, days = 30 } = {}): Answer[] {
  const draw = drawing(seed)
  return Array.from({ length: count }, (_, n) => {
    const day = Math.floor((n / count) * days) - days
    const at = new Date(
      Math.floor((until.getTime() + 8 * 3_600_000) / 86_400_000 + day) * 86_400_000 +
        ((openHours.from + draw() * (openHours.to - openHours.from)) * 60 - 480) * MINUTE,
    )
    const asked = {
      kind: helperKinds[Math.floor(draw() * helperKinds.length)]!,
      km: Math.round(draw() * 3_000) / 1_000,
      fatigue: -Math.log(1 - draw()),
      openTasks: Math.floor(draw() * 3),
      tasksToday: Math.floor(draw() * 4),
      at,
      skillMatched: draw() < 0.7,
      record: (draw() + draw() + draw() - 1.5) * 1.5,
    }
    const yes = draw() < chanceOf(people, asked)
    // The curve behind `inTime`: half of the answers within the median, and late ones are turned away.
    const u = draw()
    const afterMinutes = people.answerMinutes[asked.kind] * Math.sqrt(u / (1 - u))
    const accepted = yes && afterMinutes <= standsMinutes
    return { ...asked, accepted, standsMinutes, ...(accepted ? { afterMinutes } : {}) }
  }).sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Writes them as questions about closed cases. */
export async function keepAnswers(
  pool: Pool,
  answers: readonly Answer[],
  { communities = 4, helpers = 60 } = {},
): Promise<{ helperIds: string[] }> {
  const codes = demoCity()
    .city.divisions.filter((d) => d.level === 'community')
    .slice(0, communities)
    .map((d) => d.code)
  const helperIds = Array.from({ length: helpers }, () => newId())
  const rows = answers.map(({ at, accepted, afterMinutes, standsMinutes: stands = standsMinutes, ...asked }, n) => ({
    n,
    at,
    accepted,
    asked,
    community_code: codes[n % codes.length],
    helper_id: helperIds[n % helpers],
    case_id: newId(),
    until: new Date(at.getTime() + stands * MINUTE),
    answered_at: new Date(at.getTime() + (accepted ? (afterMinutes ?? 0) : stands) * MINUTE),
  }))
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `create temp table past on commit drop as
       select *
       from jsonb_to_recordset($1) as r(
         n int, at timestamptz, accepted boolean, asked jsonb, community_code text, helper_id uuid, case_id uuid,
         until timestamptz, answered_at timestamptz
       )`,
      [JSON.stringify(rows)],
    )
    await client.query(`
      insert into cases (
        community_code, case_id, day, seq, state, outcome, category_edition, category_code, urgency, text, visibility,
        reporter_id, placed_level, placed_by, street_code, office_code, first_office_code, first_owner_name, dispatch,
        wave, helper_id, helper_name, due_amount, due_unit, posted_at, accept_due_at, counted_from, due_at, warn_at,
        closed_at
      )
      select community_code, case_id, at::date, (select coalesce(max(seq), 0) from cases) + 1 + n, 'closed', 'solved',
        2026, 'facility', 'ordinary', '', 'private', helper_id, 'community', 'chosen', left(community_code, 9),
        community_code, community_code, '', 'finished', 1, helper_id, '', 5, 'work-day', at, at, at, at, at, at
      from past;
      insert into case_offer (
        community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at,
        until, answered_at, why
      )
      select community_code, case_id, helper_id, '张老师', 1, 1, case when accepted then 'accepted' else 'expired' end,
        '[]', '{}', '', at, until, answered_at, jsonb_build_object('asked', asked)
      from past;
      insert into assignment
      select community_code, case_id, gen_random_uuid(), helper_id, 'claim', answered_at, answered_at, 'closed'
      from past
      where accepted`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  return { helperIds }
}
