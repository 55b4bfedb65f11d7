import { SaveCanteenPolicy } from '@/contracts/canteen'
import type { Policy, Tier } from '@/contracts/canteen-shapes'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { canteenOf, clerkOnly } from './clerk'

/** A new edition of times, rules and prices, for the menus that are announced from now on. */
export const saveCanteenPolicy = operation(SaveCanteenPolicy, {
  scope: community,
  load: canteenOf,
  who: clerkOnly,
  async run({ input, sql, now, actor, record }, _, role) {
    const { communityCode, canteenId, policy } = input
    mustFit(policy)
    // The canteen's row hands out the number: two who save at once get two editions, the later one holds.
    const { rows } = await sql.query<{ edition: number }>(
      `
      update canteen
      set policy_edition = policy_edition + 1
      where community_code = $1 and canteen_id = $2
      returning policy_edition as edition`,
      [communityCode, canteenId],
    )
    const edition = rows[0]!.edition
    await sql.query(
      `
      insert into canteen_policy (
        community_code, canteen_id, edition, lunch, dinner, hold_minutes, no_show_rule, no_shows_max, no_show_days,
        pause_days, pay_minutes, saved_at
      )
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        communityCode,
        canteenId,
        edition,
        json(policy.lunch),
        json(policy.dinner),
        policy.holdMinutes,
        policy.noShowRule,
        policy.noShowsMax,
        policy.noShowDays,
        policy.pauseDays,
        policy.payMinutes,
        now,
      ],
    )
    await sql.query(
      `
      insert into canteen_tier (
        community_code, canteen_id, edition, code, sort, name, audience, age_from, percent, free_per_day, sitting,
        from_minute, until_minute, subsidy_source
      )
      select
        $1, $2::uuid, $3, t.code, t.sort, t.name, t.audience, t.age_from, t.percent, t.free_per_day, t.sitting,
        t.from_minute, t.until_minute, t.subsidy_source
      from jsonb_to_recordset($4) as t(
        code text, sort int, name text, audience text, age_from int, percent int, free_per_day int, sitting text,
        from_minute int, until_minute int, subsidy_source text
      )`,
      [communityCode, canteenId, edition, JSON.stringify(policy.tiers.map(tierRow))],
    )
    record.audit({
      communityCode,
      actorId: actor.personId,
      role,
      operation: 'save-canteen-policy',
      subjectId: canteenId,
      detail: { edition },
    })
    return { edition }
  },
})

const json = (times: Policy['lunch']): string | null => (times ? JSON.stringify(times) : null)

export const tierRow = (t: Tier, sort: number) => ({
  code: t.code,
  sort,
  name: t.name,
  audience: t.audience,
  age_from: t.ageFrom ?? null,
  percent: t.percent,
  free_per_day: t.freePerDay,
  sitting: t.sitting ?? null,
  from_minute: t.from ?? null,
  until_minute: t.until ?? null,
  subsidy_source: t.subsidySource,
})

/** What a schema can not say: one thing depends on another. */
function mustFit(policy: Policy): void {
  for (const times of [policy.lunch, policy.dinner]) {
    if (!times) continue
    const inOrder = times.cutOffAt <= times.servesUntil && times.servesFrom < times.servesUntil
    const released = times.releaseEldersAt ?? times.servesUntil
    if (!inOrder || released > times.servesUntil) refuse('TIMES_CROSSED')
  }
  const codes = new Set<string>()
  policy.tiers.forEach((t, i) => {
    const wrong = (field: string, words: string): never =>
      refuse('INPUT_INVALID', {}, { [`policy.tiers.${i}.${field}`]: words })
    if (codes.has(t.code)) wrong('code', '有重复的')
    codes.add(t.code)
    if ((t.audience === 'age') !== (t.ageFrom !== undefined))
      wrong('ageFrom', '按年龄的价格要写清多少岁起，别的价格不写')
    if ((t.from === undefined) !== (t.until === undefined)) wrong('until', '起止时间要一起填')
    if (t.from === undefined) return
    const times = t.sitting && policy[t.sitting]
    if (!times) return wrong('sitting', '错峰价要选一餐')
    if (t.from >= t.until! || t.from < times.servesFrom || t.until! > times.servesUntil) refuse('TIMES_CROSSED')
  })
  if (!policy.tiers.some((t) => t.audience === 'anybody' && t.sitting === undefined))
    refuse('INPUT_INVALID', {}, { 'policy.tiers': '至少有一个谁都能用的价格' })
}
