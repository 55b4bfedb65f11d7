// Set up by hand in the home community: each state at least once, and something on the screen of every demo account.
import type { Places } from './case-places'
import { HOME_STREET, type City } from './city'
import type { Person } from './people'
import type { PlannedCase, PlannedPlace } from './planned-case'
import type { Random } from './random'
import { makeStage, type Stage } from './stage'
import { DAY, HOUR, MINUTE } from './work-hours'

/** In the fields south of the town, farther than 3 km from every community: the street's own matter. */
const OPEN_COUNTRY = { lng: 111.735, lat: 40.7 }

export function stagedCases(
  city: City,
  people: readonly Person[],
  places: Places,
  until: Date,
  random: Random,
): PlannedCase[] {
  const stage = makeStage(city, people, places, until.getTime(), random)
  return [justPosted, inHand, goneWrong, closed, ofTheStreet].flatMap((lay) => lay(stage))
}

/** Nobody has it yet; three ask for a helper. */
function justPosted({
  neighbours,
  helpers,
  houses,
  inWangsGrid,
  places,
  random,
  before,
  make,
  people: { elder, daughter, li, chen, wang },
}: Stage): PlannedCase[] {
  return [
    make(
      {
        by: neighbours[0]!,
        category: 'sanitation',
        text: '垃圾桶满了两天没人拉，味儿太大了。',
        ago: 6 * MINUTE,
        place: places.pinNear(houses[12]!, random),
      },
      'new',
    ),
    make(
      {
        by: daughter,
        for: elder,
        category: 'elder-care',
        text: '我妈一个人在家，灯泡坏了够不着，能有人帮着换一下吗？',
        ago: 3 * MINUTE,
        isPrivate: true,
      },
      'offered',
      { offeredTo: [chen.personId, helpers[0]!.personId], offeredAt: before(2 * MINUTE) },
    ),
    make(
      {
        by: neighbours[1]!,
        category: 'facility',
        text: '快递柜倒了，砸着两辆自行车，抬不动，来两个人搭把手。',
        ago: 4 * MINUTE,
      },
      'offered',
      { offeredTo: [li.personId], offeredAt: before(2 * MINUTE) },
    ),
    make(
      {
        by: neighbours[2]!,
        category: 'heating-water-power',
        text: '单元门口一摊冰，是水管渗的，老人差点摔了。',
        ago: 5 * MINUTE,
        place: places.at(inWangsGrid),
      },
      'offered',
      { offeredTo: [wang.personId], offeredAt: before(MINUTE) },
    ),
  ]
}

/** Taken up, and one answered that waits for its resident. */
function inHand({
  neighbours,
  taken,
  helped,
  done,
  answered,
  make,
  people: { zhang, li, wang },
}: Stage): PlannedCase[] {
  return [
    make(
      {
        by: zhang,
        category: 'heating-water-power',
        text: '暖气片上半截热下半截凉，放了气也不管用，能来看看吗？',
        ago: 95 * MINUTE,
      },
      'doing',
      { ...taken(88 * MINUTE), ...helped(wang, 80 * MINUTE) },
    ),
    make(
      { by: zhang, category: 'facility', text: '院里的路灯坏了三盏，晚上黑咕隆咚的，老人不敢出门。', ago: 28 * HOUR },
      'answered-waiting',
      {
        ...taken(27 * HOUR),
        ...helped(li, 26 * HOUR),
        ...done(6 * HOUR, '换了三个灯头，试过都亮。'),
        rounds: [answered(5 * HOUR, '路灯换了新灯头，今晚亮了，另外两盏也顺手查了。')],
      },
    ),
    make(
      {
        by: neighbours[3]!,
        category: 'parking',
        text: '小区没有车位，晚上下班回来转半个小时停不下，我们这几栋楼家家都这样。',
        ago: 2 * DAY,
      },
      'doing',
      taken(2 * DAY - HOUR),
    ),
    make(
      {
        by: neighbours[4]!,
        category: 'dispute',
        text: '楼上漏水把我家顶棚泡了，他不承认，请社区来调解。',
        ago: 20 * HOUR,
        isPrivate: true,
      },
      'doing',
      taken(19 * HOUR),
    ),
  ]
}

/** Overdue, returned by its resident, waiting for a part. */
function goneWrong({ neighbours, before, taken, answered, make, people: {} }: Stage): PlannedCase[] {
  return [
    make(
      {
        by: neighbours[5]!,
        category: 'property',
        text: '电梯坏了好些天，物业总说在等配件，老人下不了楼。',
        ago: 18 * DAY,
      },
      'overdue',
      taken(18 * DAY - HOUR),
    ),
    make(
      { by: neighbours[6]!, category: 'sanitation', text: '化粪池满了往外溢，臭得不敢开窗。', ago: 3 * DAY },
      'unsolved-returned',
      {
        ...taken(3 * DAY - HOUR),
        rounds: [
          {
            ...answered(30 * HOUR, '化粪池抽了，井口消了毒，明天再来看一遍。'),
            verdict: {
              at: before(3 * HOUR),
              contacted: true,
              solved: false,
              satisfied: false,
              text: '抽是抽了，今天早上又往外冒，跟原来一样。',
            },
          },
        ],
      },
    ),
    make(
      { by: neighbours[7]!, category: 'facility', text: '健身器材的扶手断了，孩子玩容易划着手。', ago: 2 * DAY },
      'paused',
      { ...taken(2 * DAY - 2 * HOUR), pausedAt: before(26 * HOUR), pauseReason: '配件要从外地调，到货就接着修。' },
    ),
  ]
}

/** Closed in each way: solved, without a reply, taken back. */
function closed({
  neighbours,
  houses,
  places,
  random,
  before,
  taken,
  helped,
  done,
  answered,
  make,
  people: { zhang, elder, daughter, rider, li, chen },
}: Stage): PlannedCase[] {
  return [
    make(
      {
        by: rider,
        category: 'facility',
        text: '送餐路过，井盖翘着，车轮差点卡进去，放了个路锥。',
        ago: 2 * DAY,
        channel: 'rider',
        place: places.pinNear(houses[30]!, random),
      },
      'solved',
      {
        ...taken(2 * DAY - HOUR),
        ...helped(li, 2 * DAY - HOUR),
        ...done(26 * HOUR, '井盖补上了，周围的砖也压实了。'),
        closedAt: before(20 * HOUR),
        rounds: [
          {
            ...answered(25 * HOUR, '井盖已经补上，周围的砖也压实了。'),
            verdict: {
              at: before(20 * HOUR),
              contacted: true,
              solved: true,
              satisfied: true,
              text: '又路过看了，好了。',
            },
          },
        ],
      },
    ),
    make(
      {
        by: daughter,
        for: elder,
        category: 'elder-care',
        text: '我妈要去银行改密码，走不动，谁能陪一趟？',
        ago: 8 * DAY,
        isPrivate: true,
      },
      'solved',
      {
        ...taken(8 * DAY - HOUR),
        ...helped(chen, 8 * DAY - HOUR),
        ...done(7 * DAY, '陪着办完了，把注意的事写在纸上留给老人。'),
        closedAt: before(6 * DAY),
        rounds: [
          {
            ...answered(7 * DAY - HOUR, '志愿者陪着去银行办好了，老人已经到家。'),
            verdict: {
              at: before(6 * DAY),
              contacted: true,
              solved: true,
              satisfied: true,
              text: '陈老师特别耐心，谢谢。',
            },
          },
        ],
      },
    ),
    make(
      { by: neighbours[8]!, category: 'noise', text: '超市早上五点卸货，铁板车哐哐响。', ago: 6 * DAY },
      'no-reply',
      {
        ...taken(6 * DAY - HOUR),
        closedAt: before(2 * DAY),
        rounds: [answered(5 * DAY, '和店家谈好了，七点以后再卸货，网格员这周每早去看一次。')],
      },
    ),
    make(
      { by: zhang, category: 'pets', text: '捡到一只走丢的小泰迪，有项圈，帮忙找找主人。', ago: 4 * DAY },
      'withdrawn',
      {
        ...taken(4 * DAY - HOUR),
        withdrawnAt: before(4 * DAY - 2 * HOUR),
        withdrawReason: '主人自己找来了，不麻烦了。',
        closedAt: before(4 * DAY - 2 * HOUR),
      },
    ),
  ]
}

/** Too far out for any community. */
function ofTheStreet({ before, make, people: { rider, sun } }: Stage): PlannedCase[] {
  return [
    make(
      {
        by: rider,
        category: 'parking',
        text: '村口的路牌让大车撞歪了，挡着路，夜里看不见。',
        ago: 3 * HOUR,
        channel: 'rider',
        place: inOpenCountry(),
      },
      'doing',
      { acceptedAt: before(2 * HOUR), ownerId: sun.personId },
    ),
  ]
}

const inOpenCountry = (): PlannedPlace => ({
  level: 'street',
  by: 'nearest',
  communityCode: HOME_STREET.padEnd(12, '0'),
  streetCode: HOME_STREET,
  gridCode: null,
  buildingCode: null,
  address: '',
  point: OPEN_COUNTRY,
})
