// Change a promise, and every sentence that says it follows: each number is changed in its one place, all that screens,
// notices and refusals say is made again, and the sentences below, and no others, have changed.
import * as quantity from '@/contracts/quantity'
import type { Quantity, Share } from '@/contracts/quantity'
import { files, isCode, read } from './files'
import { sentencesOf } from './sentences'

type Table = Record<string, unknown>
type Change = { to: Quantity | Share | number; says: string[]; why?: string }

/** Every promise there is, another number for it, and what is then said. What nobody is told says why. */
const changes: Record<string, Record<string, Change>> = {
  casePromises: {
    accept: {
      to: { amount: 3, unit: 'work-day' },
      says: [
        '三个工作日到了，点开受理一下，让居民心里有数。',
        '…有居民说了一声，…三个工作日内受理。',
        '首问负责，从头管到底；三个工作日内受理',
      ],
    },
    warn: {
      to: { parts: 2, of: 3 },
      says: ['三分之二的时间用完了，看看还差什么。', '三分之二的时间用完了，去看一眼，弄好了拍张照。'],
    },
    confirm: {
      to: { amount: 2, unit: 'day' },
      says: [
        '社区答复了，过两天收起来',
        '两天没收到回音，先收起来了',
        '两天没收到回音',
        '两天没收到回音，不算解决。还有问题，再说一声。',
        '答复以后，办没办好由居民来说；两天没回音另记，不算解决',
      ],
    },
    ratingsApart: { to: { amount: 5, unit: 'day' }, says: ['两边都评了，或过了五天，才互相看得见'] },
    climbAfterTransfers: {
      to: { amount: 2, unit: 'time' },
      says: ['转了两次，由上一级接着管', '时限不变；首问还是…；第二次转会自动升一级'],
    },
    climbAfterReopens: {
      to: { amount: 4, unit: 'time' },
      says: ['居民四次说还没解决，由…接着管。', '四次没解决，由上一级接着管'],
    },
    toSay: { to: { amount: 1, unit: 'minute' }, says: ['一分钟就够，不用写公文', '有事就说一声，一分钟就够'] },
  },
  gridworkPromises: {
    toRegister: { to: { amount: 3, unit: 'minute' }, says: ['三分钟报到', '三分钟报到'] },
    decide: {
      to: { amount: 7, unit: 'work-day' },
      says: [
        '报到没通过，请换一个人看看，七个工作日内给回音。',
        '社区七个工作日内给回音',
        '街道七个工作日内给回音',
        '七个工作日到了，请今天给个回音。',
        '七个工作日内给个回音，差什么一次说全。',
        '街道换一个人看，七个工作日内给回音',
        '交了以后，社区七个工作日内给回音。',
      ],
    },
    appeal: { to: { amount: 60, unit: 'day' }, says: ['这句话他看得见，60 天内可以请街道复核'] },
    refusedKept: { to: { amount: 90, unit: 'day' }, says: [], why: 'an empty application is what is seen of it' },
    expiryWarn: { to: { amount: 14, unit: 'day' }, says: ['两周内没有到期的', '到期前两周会提醒'] },
    appointmentMax: {
      to: { amount: 180, unit: 'day' },
      says: ['日子没对上，结束要在开始之后，最长半年。', '最长半年'],
    },
  },
  stationPromises: {
    toOffer: {
      to: { amount: 5, unit: 'minute' },
      says: ['登录一下，五分钟就能挂牌，社区看过就接收', '五分钟挂个牌，社区看过就接收'],
    },
    stale: { to: { amount: 21, unit: 'day' }, says: ['21 天没人确认的会写出来'] },
    fixedShown: {
      to: { amount: 90, unit: 'day' },
      says: ['九十天以前修好的，不再留在清单里', '九十天里没有修过'],
    },
    visitsLately: {
      to: { amount: 10, unit: 'day' },
      says: ['近10天进站', '十天 … 人次', '近十天，扫门口海报算一次，不记是谁', '这十天来过… 人次，只数次数，不记是谁'],
    },
    visitsCharted: {
      to: { amount: 60, unit: 'day' },
      says: ['六十天共 … 人次，最多一天 … 人次', '六十天里还没人扫过，把海报贴在门口显眼处。'],
    },
  },
  noticePromises: { keptRead: { to: { amount: 90, unit: 'day' }, says: ['读过的消息留 90 天。'] } },
  uploadLimits: {
    photoSize: { to: { amount: 20, unit: 'MB' }, says: ['这张照片太大了，换一张小于 20 MB 的。'] },
    voiceSize: { to: { amount: 2, unit: 'MB' }, says: [], why: 'people are told how long a recording may be' },
    sheetSize: { to: { amount: 5, unit: 'MB' }, says: ['表格太大了，请拆成小于 5 MB 的几份。'] },
    voice: { to: { amount: 120, unit: 'second' }, says: ['录音最长 120 秒，请说短一点。', '最长两分钟，说完再按一下'] },
    photosMax: { to: 12, says: [], why: 'after the last one there is no place for another' },
  },
}

const isTable = (name: string): boolean => /(Promises|Limits)$/.test(name)
const code = files
  .filter((f) => isCode(f) && /^(src|cloudfunctions)\//.test(f))
  .map((file) => [file, read(file)] as const)
const today: Record<string, Table> = Object.fromEntries(
  code
    .filter(([file, source]) => file.startsWith('src/contracts/') && /export const \w+(Promises|Limits) =/.test(source))
    .flatMap(([file]) => Object.entries(require(`../../${file}`) as Record<string, Table>))
    .filter(([name]) => isTable(name)),
)
const names = Object.keys(today)
const sentences = code
  .filter(([, source]) => names.some((name) => source.includes(name)))
  .flatMap(([file, source]) => sentencesOf(file, source, names))
const sayAll = (promises: Record<string, Table>): string[] => sentences.map((say) => say({ ...quantity, ...promises }))

const promised = Object.entries(changes).flatMap(([name, table]) =>
  Object.entries(table).map(([key, change]) => ({ name, key, ...change })),
)

test('every promise is listed here', () => {
  const keysOf = (tables: Record<string, object>) =>
    Object.entries(tables).flatMap(([n, t]) => Object.keys(t).map((k) => `${n}.${k}`))
  expect(keysOf(changes).sort()).toEqual(keysOf(today).sort())
})

test.each(promised)('$name.$key, changed, is said so everywhere', ({ name, key, to, says, why }) => {
  const before = sayAll(today)
  const after = sayAll({ ...today, [name]: { ...today[name], [key]: to } })
  expect(after.filter((sentence, i) => sentence !== before[i]).sort()).toEqual([...says].sort())
  expect(says.length > 0 || why !== undefined).toBe(true)
})

test('every sentence that is made of a promise is among them', () => {
  const changed = new Set(
    promised.flatMap(({ name, key, to }) => {
      const after = sayAll({ ...today, [name]: { ...today[name], [key]: to } })
      return sayAll(today).flatMap((sentence, i) => (sentence === after[i] ? [] : [i]))
    }),
  )
  expect(sayAll(today).filter((_, i) => !changed.has(i))).toEqual(['这是…转，会自动升一级'])
})
