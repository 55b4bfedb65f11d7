// The fourteen canteens of 赛罕区, and what their rules are. Invented, and said so on screen ("演示数据").
import type { Policy } from '@/contracts/canteen-shapes'
import { HOME_COMMUNITY, type City } from './city'
import { demoId } from './names'
import { makeRandom } from './random'

export interface Canteen {
  communityCode: string
  canteenId: string
  name: string
  address: string
  lng: number
  lat: number
  phone: string
  portions: number
  elderPortions: number
  fullPriceFen: number
  policy: Policy
}

const opened = Date.UTC(2026, 0, 5)
const canteensOfDistrict = 14

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/**
 * Prices as seen elsewhere (data/README.md): riders and 60+ eight tenths, 80+ six, 85+ the first meal of a day free.
 */
const policy: Policy = {
  lunch: {
    cutOffAt: minutes('10:30'),
    servesFrom: minutes('11:30'),
    servesUntil: minutes('13:45'),
    releaseEldersAt: minutes('12:45'),
  },
  dinner: {
    cutOffAt: minutes('16:30'),
    servesFrom: minutes('17:30'),
    servesUntil: minutes('20:00'),
    releaseEldersAt: minutes('18:45'),
  },
  holdMinutes: 75,
  noShowRule: 'pay-first',
  noShowsMax: 3,
  noShowDays: 30,
  pauseDays: 7,
  payMinutes: 60,
  tiers: [
    { code: 'full', name: '原价', audience: 'anybody', percent: 100, freePerDay: 0, subsidySource: '' },
    { code: 'rider', name: '骑手价', audience: 'rider', percent: 80, freePerDay: 0, subsidySource: '骑手关爱基金' },
    {
      code: 'rider-lunch',
      name: '骑手错峰价',
      audience: 'rider',
      percent: 60,
      freePerDay: 0,
      subsidySource: '骑手关爱基金',
      sitting: 'lunch',
      from: minutes('13:00'),
      until: minutes('13:45'),
    },
    {
      code: 'rider-dinner',
      name: '骑手错峰价',
      audience: 'rider',
      percent: 60,
      freePerDay: 0,
      subsidySource: '骑手关爱基金',
      sitting: 'dinner',
      from: minutes('19:00'),
      until: minutes('20:00'),
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

/** The home community's canteen first. Each lies some steps from the office of its community. */
export function makeCanteens(city: City, seed = 1): Canteen[] {
  const random = makeRandom(seed ^ 0xca17)
  const all = city.divisions.filter(
    (d) => d.level === 'community' && d.code.startsWith('150105') && d.lng !== null && d.lat !== null,
  )
  const home = all.find((d) => d.code === HOME_COMMUNITY)!
  const others = random
    .shuffle(all.filter((d) => d !== home))
    .slice(0, canteensOfDistrict - 1)
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return [home, ...others].map((d, i) => {
    const portions = i === 0 ? 80 : random.int(6, 12) * 10
    return {
      communityCode: d.code,
      canteenId: demoId(random, opened),
      name: `${d.shortName}暖新食堂`,
      address: `${d.name}居民委员会旁`,
      lng: d.lng! + random.between(-0.002, 0.002),
      lat: d.lat! + random.between(-0.0015, 0.0015),
      phone: `000${String(50_000_000 + i * 7_919)}`,
      portions,
      elderPortions: Math.round(portions / 40) * 10,
      fullPriceFen: random.int(14, 18) * 100,
      // One of them takes no money ahead and gives a rest instead, so that both rules can be seen.
      policy: i === 1 ? { ...policy, noShowRule: 'pause' } : policy,
    }
  })
}
