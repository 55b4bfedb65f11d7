import type { Client } from 'pg'
import { dayMs, daysAfter, localDay, localInstant } from '@/rules/local-time'
import { addUp } from '../kernel/canteen/canteen-sheet'
import { tierRow } from '../kernel/canteen/save-canteen-policy'
import { planSitting, type Guest, type SittingPlan } from './canteen-days'
import { makeCanteens, type Canteen } from './canteens'
import { HOME_COMMUNITY, type City } from './city'
import { accountOf, type Person } from './people'
import { put } from './put'
import { makeRandom, type Random } from './random'
import type { DemoGround } from './ground'

const historyDays = 7

export const lay = ({ client, city, people, now, seed }: DemoGround): Promise<void> =>
  seedCanteens(client, city, people, now, seed)

/**
 * Fourteen canteens with a week behind them, today as it stands at this hour and tomorrow's menu. The home canteen's
 * next meal is sold out, 小马 stands third in its line and has the meal after it; 许奶奶's age has been seen.
 */
export async function seedCanteens(
  client: Client,
  city: City,
  people: readonly Person[],
  now: Date,
  seed = 1,
): Promise<void> {
  const random = makeRandom(seed ^ 0xd15e)
  const canteens = makeCanteens(city, seed)
  const since = new Date(now.getTime() - 90 * dayMs)
  const clerkId = accountOf(people, 'canteen-clerk').personId
  await layOut(client, canteens, clerkId, since)
  const guests = guestsOf(canteens, people, random)
  await put(
    client,
    'age_seen',
    canteens.flatMap((c, i) =>
      guests[i]!.filter((g) => g.age !== null).map((g) => ({
        community_code: c.communityCode,
        person_id: g.personId,
        age_from: g.age,
        seen_by: clerkId,
        seen_at: since,
      })),
    ),
  )
  const days = Array.from({ length: historyDays + 2 }, (_, n) => daysAfter(localDay(now), n - historyDays))
  await putSittings(client, plansOf({ canteens, days, guests, people, now, random }), now)
  await writeSheets(
    client,
    canteens,
    days.filter((day) => day < localDay(now)),
  )
}

interface Planning {
  canteens: readonly Canteen[]
  days: readonly string[]
  /** Who eats there, by canteen. */
  guests: readonly Guest[][]
  people: readonly Person[]
  now: Date
  random: Random
}

function plansOf({ canteens, days, guests, people, now, random }: Planning): SittingPlan[] {
  const soldOut = nextMeal(canteens[0]!, days, now)
  const courseOfCast = castOver(people, guests[0]!, meals(days), soldOut)
  return days.flatMap((day) =>
    canteens.flatMap((canteen, index) =>
      (['lunch', 'dinner'] as const).map((sitting) => {
        const meal = `${day} ${sitting}`
        return planSitting({
          canteen,
          index,
          day,
          sitting,
          now,
          random,
          guests: random.shuffle(guests[index]!.filter((g) => !isOfTheCast(people, g))),
          soldOut: index === 0 && soldOut === meal,
          ...(index === 0 ? courseOfCast(meal) : {}),
        })
      }),
    ),
  )
}

async function putSittings(client: Client, plans: readonly SittingPlan[], now: Date): Promise<void> {
  await put(
    client,
    'meal_sitting',
    plans.map((p) => p.sitting),
  )
  await put(
    client,
    'meal_menu',
    plans.map((p) => p.menu),
  )
  await put(
    client,
    'meal_reservation',
    plans.flatMap((p) => p.reservations),
  )
  await client.query(
    `
    update meal_sitting s
    set
      state = a.state,
      elders_released_at = a.elders_released_at,
      general_left = general_left + case when a.elders_released_at is null then 0 else elder_left end,
      elder_left = case when a.elders_released_at is null then elder_left else 0 end
    from jsonb_to_recordset($1) as a(sitting_id uuid, state text, elders_released_at timestamptz)
    where s.sitting_id = a.sitting_id`,
    [JSON.stringify(plans.map((p) => p.after))],
  )
  await client.query(
    `update meal_sitting set reminded_at = cut_off_at - interval '30 minutes' where cut_off_at <= $1`,
    [now],
  )
}

async function layOut(client: Client, canteens: readonly Canteen[], clerkId: string, since: Date): Promise<void> {
  await put(
    client,
    'canteen',
    canteens.map((c) => ({
      community_code: c.communityCode,
      canteen_id: c.canteenId,
      name: c.name,
      address: c.address,
      lng: c.lng,
      lat: c.lat,
      phone: c.phone,
      state: 'open',
      policy_edition: 1,
      created_at: since,
    })),
  )
  await put(
    client,
    'canteen_policy',
    canteens.map(({ communityCode, canteenId, policy: p }) => ({
      community_code: communityCode,
      canteen_id: canteenId,
      edition: 1,
      lunch: p.lunch,
      dinner: p.dinner,
      hold_minutes: p.holdMinutes,
      no_show_rule: p.noShowRule,
      no_shows_max: p.noShowsMax,
      no_show_days: p.noShowDays,
      pause_days: p.pauseDays,
      pay_minutes: p.payMinutes,
      saved_at: since,
    })),
  )
  await put(
    client,
    'canteen_tier',
    canteens.flatMap((c) =>
      c.policy.tiers.map((t, sort) => ({
        community_code: c.communityCode,
        canteen_id: c.canteenId,
        edition: 1,
        ...tierRow(t, sort),
      })),
    ),
  )
  await put(client, 'canteen_clerk', [
    { community_code: HOME_COMMUNITY, canteen_id: canteens[0]!.canteenId, person_id: clerkId, since, until: null },
  ])
}

const eaters = ['resident', 'rider', 'part-timer', 'volunteer']

/**
 * Nobody eats in two places at once: the district's people are dealt out to the canteens. One resident in three is an
 * elder.
 */
function guestsOf(canteens: readonly Canteen[], people: readonly Person[], random: Random): Guest[][] {
  const dealt: Guest[][] = canteens.map(() => [])
  const place = new Map(canteens.map((c, i) => [c.communityCode, i]))
  const cast = people.filter((p) => p.account && eaters.includes(p.role))
  const others = random.shuffle(
    people.filter((p) => !p.account && eaters.includes(p.role) && p.areaCode.startsWith('150105')),
  )
  for (const [n, p] of [...cast, ...others].entries()) {
    const isOld = p.account === 'elder' || (p.role === 'resident' && !p.account && random.chance(0.34))
    dealt[p.account ? 0 : (place.get(p.areaCode) ?? n % canteens.length)]!.push({
      personId: p.personId,
      name: p.name,
      isRider: p.role === 'rider' || p.role === 'part-timer',
      age: isOld ? ageOf(p, random) : null,
    })
  }
  return dealt
}

const ageOf = (p: Person, random: Random): number => (p.account === 'elder' ? 80 : random.pick([60, 60, 80, 85]))

const isOfTheCast = (people: readonly Person[], g: Guest): boolean =>
  people.some((p) => p.account && p.personId === g.personId)

/** "2026-11-23 lunch": the first meal that can still be reserved. */
function nextMeal(c: Canteen, days: readonly string[], now: Date): string {
  return meals(days).find(
    (meal) => localInstant(meal.slice(0, 10), c.policy[meal.slice(11) as 'lunch' | 'dinner']!.cutOffAt) > now,
  )!
}
const meals = (days: readonly string[]): string[] => days.flatMap((day) => [`${day} lunch`, `${day} dinner`])

/** What whoever a visitor signs in as does at a meal of the home canteen. */
function castOver(people: readonly Person[], guests: readonly Guest[], all: readonly string[], soldOut: string) {
  const as = (key: 'rider' | 'elder' | 'resident' | 'part-timer' | 'volunteer') =>
    guests.find((g) => g.personId === accountOf(people, key).personId)!
  return (meal: string): { firstHere?: Guest[]; waiting?: Guest[] } => {
    const turn = all.indexOf(meal) - all.indexOf(soldOut)
    if (turn === 0) return { firstHere: [as('elder')], waiting: [as('part-timer'), as('volunteer'), as('rider')] }
    if (turn === 1) return { firstHere: [as('rider'), as('elder')] }
    // Before, they ate here now and then.
    return turn < 0 && turn % 3 === 0 ? { firstHere: [as('rider'), as('elder'), as('resident')] } : {}
  }
}

async function writeSheets(client: Client, canteens: readonly Canteen[], days: readonly string[]): Promise<void> {
  const rows: object[] = []
  for (const c of canteens) {
    for (const day of days) {
      const closedAt = localInstant(day, 20 * 60 + 20)
      const sheet = await addUp(client, c.communityCode, c.canteenId, day, {
        canteenName: c.name,
        closedAt: closedAt.toISOString(),
        closedBy: '食堂店员',
      })
      rows.push({
        community_code: c.communityCode,
        canteen_id: c.canteenId,
        day,
        sheet,
        closed_by: null,
        closed_at: closedAt,
      })
    }
  }
  await put(client, 'canteen_sheet', rows)
}
