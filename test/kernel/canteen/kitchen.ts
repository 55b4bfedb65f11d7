import type { DemoAccountKey } from '@/contracts/demo-accounts'
import type { Policy } from '@/contracts/canteen-shapes'
import type { Sitting } from '@/contracts/canteen-words'
import type { Operations } from '@/contracts/operations'
import type { Pool } from 'pg'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { tierRow } from '../../../cloudfunctions/kernel/canteen/save-canteen-policy'
import { HOME_COMMUNITY } from '../../../cloudfunctions/demo-city/city'
import { demoCity, layCity } from '../../world/city'
import { useDatabase, type TestDatabase } from '../../world/database'
import { makeFunctions, type Functions, type Phone } from '../../world/phone'
import { emptied } from '../../world/emptied'

/** Everything that a canteen leaves. */
export const canteenTables = [
  'canteen',
  'canteen_clerk',
  'canteen_policy',
  'canteen_tier',
  'meal_menu',
  'meal_sitting',
  'meal_reservation',
  'meal_line',
  'age_seen',
  'canteen_sheet',
]

export const today = '2026-11-23'
export const tomorrow = '2026-11-24'
/** 09:00 in the city, on a Monday: lunch can still be reserved. */
export const morning = '2026-11-23T01:00:00Z'
/** An instant of today by its local time, "12:31". */
export const at = (time: string, day = today): string =>
  new Date(Date.parse(`${day}T${time}:00Z`) - 8 * 3_600_000).toISOString()

export const policy: Policy = {
  lunch: { cutOffAt: 630, servesFrom: 690, servesUntil: 825, releaseEldersAt: 750 },
  dinner: { cutOffAt: 990, servesFrom: 1050, servesUntil: 1200, releaseEldersAt: 1110 },
  holdMinutes: 60,
  noShowRule: 'none',
  noShowsMax: 3,
  noShowDays: 30,
  pauseDays: 7,
  payMinutes: 30,
  tiers: [
    { code: 'full', name: '原价', audience: 'anybody', percent: 100, freePerDay: 0, subsidySource: '' },
    { code: 'rider', name: '骑手价', audience: 'rider', percent: 80, freePerDay: 0, subsidySource: '骑手关爱基金' },
    {
      code: 'rider-late',
      name: '骑手错峰价',
      audience: 'rider',
      percent: 60,
      freePerDay: 0,
      subsidySource: '骑手关爱基金',
      sitting: 'lunch',
      from: 780,
      until: 825,
    },
    {
      code: 'age-60',
      name: '60 岁价',
      audience: 'age',
      ageFrom: 60,
      percent: 80,
      freePerDay: 0,
      subsidySource: '赛罕区民政局',
    },
    {
      code: 'age-80',
      name: '80 岁价',
      audience: 'age',
      ageFrom: 80,
      percent: 60,
      freePerDay: 0,
      subsidySource: '赛罕区民政局',
    },
    {
      code: 'age-85',
      name: '85 岁价',
      audience: 'age',
      ageFrom: 85,
      percent: 60,
      freePerDay: 1,
      subsidySource: '赛罕区民政局',
    },
  ],
}

export interface Canteen {
  communityCode: string
  canteenId: string
}

/** Writes a canteen with its first rules and whoever stands at its till; menus are announced by its clerk. */
export async function openCanteen(
  pool: Pool,
  given: { communityCode?: string; name?: string; clerks?: readonly string[]; policy?: Policy } = {},
): Promise<Canteen> {
  const { communityCode = HOME_COMMUNITY, name = '暖新食堂', clerks = [] } = given
  const p = given.policy ?? policy
  const canteenId = newId()
  await pool.query(
    `insert into canteen values ($1, $2, $3, '大台什路 8 号', 111.7, 40.8, '00012345678', 'open', 1, '2026-01-05')`,
    [communityCode, canteenId, name],
  )
  await pool.query(`insert into canteen_policy values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, '2026-01-05')`, [
    communityCode,
    canteenId,
    p.lunch && JSON.stringify(p.lunch),
    p.dinner && JSON.stringify(p.dinner),
    p.holdMinutes,
    p.noShowRule,
    p.noShowsMax,
    p.noShowDays,
    p.pauseDays,
    p.payMinutes,
  ])
  await pool.query(
    `insert into canteen_tier
     select $1, $2, 1, t.code, t.sort, t.name, t.audience, t.age_from, t.percent, t.free_per_day, t.sitting,
       t.from_minute, t.until_minute, t.subsidy_source
     from jsonb_populate_recordset(null::canteen_tier, $3) t`,
    [communityCode, canteenId, JSON.stringify(p.tiers.map(tierRow))],
  )
  for (const clerk of clerks) {
    await pool.query(
      `insert into role_binding
       values ($1, 'canteen-clerk', $2, '食堂', null, '2026-01-05', null)
       on conflict do nothing`,
      [clerk, communityCode],
    )
    await pool.query(`insert into canteen_clerk values ($1, $2, $3, '2026-01-05', null)`, [
      communityCode,
      canteenId,
      clerk,
    ])
  }
  return { communityCode, canteenId }
}

export const dishes = [
  { name: '红烧肉', kind: 'main' as const, allergens: ['soy' as const] },
  { name: '清炒油麦菜', kind: 'side' as const, allergens: [] },
  { name: '米饭', kind: 'staple' as const, allergens: [] },
]
export const menuOf = (
  c: Canteen,
  given: Partial<Operations['save-menu']['input']> = {},
): Operations['save-menu']['input'] => ({
  ...c,
  day: today,
  sitting: 'lunch',
  dishes,
  fullPriceFen: 1600,
  portions: 10,
  elderPortions: 3,
  ...given,
})

export interface Kitchen {
  db: TestDatabase
  f: Functions
  here: Canteen
  clerk: Phone
  phone(account: DemoAccountKey): Phone
  /** Somebody of the community without an account of the demo, the n-th. */
  guest(n: number): Promise<Phone>
  reserve(
    phone: Phone,
    given?: Partial<Operations['reserve-meal']['input']>,
  ): Promise<Operations['reserve-meal']['output']['meal']>
  asked(given?: Partial<Operations['reserve-meal']['input']>): Operations['reserve-meal']['input']
  menu(given?: Partial<Operations['save-menu']['input']>): Promise<Operations['save-menu']['output']>
  till(code: string): Promise<Operations['redeem-code']['output']>
  seeAge(personId: string, ageFrom: number): Promise<void>
  /** Titles of what somebody was told, newest first. */
  told(phone: Phone): Promise<string[]>
}

const accounts: readonly DemoAccountKey[] = [
  'resident',
  'elder',
  'proxy',
  'rider',
  'part-timer',
  'volunteer',
  'grid-worker',
  'community-staff',
  'street-staff',
]

/**
 * A canteen at nine in the morning, ten portions for lunch of which three are the elders', and its clerk at the till.
 */
export function useKitchen(given: { policy?: Policy; max?: number } = {}): Kitchen {
  const db = useDatabase(given.max ? { max: given.max } : undefined)
  const k = { db } as Kitchen
  const phones = new Map<DemoAccountKey, Phone>()
  const others = () =>
    demoCity().people.filter((p) => p.role === 'resident' && p.areaCode === HOME_COMMUNITY && !p.account)
  beforeAll(async () => {
    await layCity(db.url)
    k.f = makeFunctions(db.pool, morning)
  })
  beforeEach(async () => {
    await emptied(db.pool, [...canteenTables, 'notice', 'outbox', 'rate_window'])
    k.f.setTime(morning)
    for (const account of accounts) phones.set(account, await k.f.signIn(account))
    const clerk = others()[20]!
    k.here = await openCanteen(db.pool, { clerks: [clerk.personId], ...(given.policy ? { policy: given.policy } : {}) })
    k.clerk = await k.f.signInAs(clerk.personId)
    await k.menu()
  })
  k.phone = (account) => phones.get(account)!
  k.guest = (n) => k.f.signInAs(others()[n]!.personId)
  k.asked = (more = {}) => ({
    ...k.here,
    reservationId: newId(),
    day: today,
    sitting: 'lunch' as Sitting,
    tier: 'full',
    ...more,
  })
  k.reserve = async (phone, more) => (await phone.call('reserve-meal', k.asked(more))).meal
  k.menu = (more) => k.clerk.call('save-menu', menuOf(k.here, more))
  k.till = (code) => k.clerk.call('redeem-code', { ...k.here, code })
  k.seeAge = async (personId, ageFrom) =>
    void (await db.pool.query(`insert into age_seen values ($1, $2, $3, $2, '2026-01-05')`, [
      k.here.communityCode,
      personId,
      ageFrom,
    ]))
  k.told = async (phone) => (await k.f.tick(), (await phone.call('list-notices', {})).notices.map((n) => n.title))
  return k
}
