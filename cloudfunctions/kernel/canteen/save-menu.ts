import { community, operation, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import type { Role } from '@/contracts/roles'
import { localInstant } from '@/rules/local-time'
import { canteenOf, clerkOnly } from './clerk'
import { fillFromLine, holdSitting } from './free-portion'
import { sittingsOf } from './read-menus'
import { SaveMenu } from '@/contracts/canteen'
import type { Policy } from '@/contracts/canteen-shapes'
import { readPolicy, type PolicyRow } from './canteen-row'

/**
 * Announces a meal, or changes one that is announced. Its times and prices are those of the rules on that day and stay
 * what people saw; dishes and portions may change until it is over. More portions go to the line first.
 */
export const saveMenu = operation(SaveMenu, {
  scope: community,
  load: canteenOf,
  who: clerkOnly,
  async run(call, canteen, role) {
    const { input, sql, actor, record } = call
    if (input.elderPortions > input.portions) refuse('INPUT_INVALID', {}, { elderPortions: '不能比总份数多' })
    const {
      rows: [old],
    } = await sql.query<{ sitting_id: string; state: string }>(
      `
      select sitting_id, state
      from meal_sitting
      where community_code = $1 and canteen_id = $2 and day = $3 and sitting = $4`,
      [input.communityCode, input.canteenId, input.day, input.sitting],
    )
    if (old?.state === 'closed') refuse('DAY_CLOSED')
    if (old) await changeMenu(call, role, old.sitting_id)
    else await announce(call, await readPolicy(sql, input.communityCode, input.canteenId, canteen.policy_edition))
    record.audit({
      communityCode: input.communityCode,
      actorId: actor.personId,
      role,
      operation: 'save-menu',
      subjectId: input.canteenId,
      detail: { day: input.day, sitting: input.sitting, portions: input.portions, elderPortions: input.elderPortions },
    })
    const saved = (await sittingsOf(call, canteen, [input.day])).find((s) => s.sitting === input.sitting)
    return { sitting: saved! }
  },
})

async function announce(call: CallOf<typeof SaveMenu>, policy: PolicyRow): Promise<void> {
  const { input, sql, now, ports } = call
  const times: Policy['lunch'] | null = policy[input.sitting]
  if (!times) refuse('NO_SITTING')
  const at = (minutes: number): Date => localInstant(input.day, minutes)
  if (at(times.servesUntil) <= now) refuse('SITTING_PAST')
  const sittingId = ports.newId()
  const general = input.portions - input.elderPortions
  const { rowCount } = await sql.query(
    `
    insert into meal_sitting (
      community_code, sitting_id, canteen_id, day, sitting, cut_off_at, serves_from, serves_until, release_elders_at,
      hold_minutes, portions, elder_portions, general_left, elder_left
    )
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12)
    on conflict (community_code, canteen_id, day, sitting) do nothing`,
    [
      input.communityCode,
      sittingId,
      input.canteenId,
      input.day,
      input.sitting,
      at(times.cutOffAt),
      at(times.servesFrom),
      at(times.servesUntil),
      times.releaseEldersAt === undefined ? null : at(times.releaseEldersAt),
      policy.hold_minutes,
      input.portions,
      input.elderPortions,
      general,
    ],
  )
  if (!rowCount) refuse('STATE_CHANGED') // another clerk announced it at the same instant
  await sql.query(
    `
    insert into meal_menu (community_code, sitting_id, dishes, full_price_fen, policy_edition, saved_at)
    values ($1, $2, $3, $4, $5, $6)`,
    [input.communityCode, sittingId, JSON.stringify(input.dishes), input.fullPriceFen, policy.edition, now],
  )
}

/** Under the sitting's lock: what is promised is known, and nobody is promised anything meanwhile. */
async function changeMenu(call: CallOf<typeof SaveMenu>, role: Role, sittingId: string): Promise<void> {
  const { input, sql, now, actor, record } = call
  const s = await holdSitting(sql, input.communityCode, sittingId)
  if (s.state !== 'open' || now >= s.serves_until) refuse('SITTING_PAST')
  const {
    rows: [was],
  } = await sql.query<{ portions: number; elder_portions: number }>(
    'select portions, elder_portions from meal_sitting where community_code = $1 and sitting_id = $2',
    [input.communityCode, sittingId],
  )
  const [more, moreElders] = [input.portions - was!.portions, input.elderPortions - was!.elder_portions]
  // Once released, the elders' portions are everybody's.
  if (s.elders_released_at) s.general_left += more
  else [s.general_left, s.elder_left] = [s.general_left + more - moreElders, s.elder_left + moreElders]
  if (s.general_left < 0 || s.elder_left < 0) refuse('PORTIONS_PROMISED')
  await sql.query(
    `
    update meal_sitting
    set portions = $3, elder_portions = $4, general_left = $5, elder_left = $6
    where community_code = $1 and sitting_id = $2`,
    [input.communityCode, sittingId, input.portions, input.elderPortions, s.general_left, s.elder_left],
  )
  // A price that people reserved at is theirs: the new one is for who comes after.
  await sql.query(
    `
    update meal_menu
    set dishes = $3, full_price_fen = $4, saved_at = $5, version = version + 1
    where community_code = $1 and sitting_id = $2`,
    [input.communityCode, sittingId, JSON.stringify(input.dishes), input.fullPriceFen, now],
  )
  await fillFromLine({ sql, record, now, actorId: actor.personId, role, operation: 'save-menu' }, s)
}
