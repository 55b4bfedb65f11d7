import { ReadMatchingRules } from '@/contracts/dispatch'
import type { MatchingRules } from '@/contracts/dispatch-shapes'
import { roles } from '@/contracts/roles'
import { minuteClock } from '@/rules/local-time'
import { nowhere, operation } from '../call/operation'
import { anyStaff } from '../call/who'
import { OFFER_POLICY, type OfferPolicy } from '../matching/choose'
import { chanceFeatures, priorChance, type ChanceModel } from '../matching/offer'
import { modelOf } from './chance-in-use'
import { estimateInWords, readEditions } from './estimate-words'
import { whatIsNeverUsed, whatIsUsed } from './what-is-used'

type Line = MatchingRules['groups'][number]['lines'][number]
const line = (word: string, value: string, note = ''): Line => ({ word, value, note })
const urgencies: Record<keyof OfferPolicy['timeoutMinutes'], string> = {
  danger: '危险的',
  urgent: '急的',
  ordinary: '平常的',
  complex: '复杂的',
  question: '只是问一问',
}
const kinds = ['part-timer', 'volunteer', 'grid-worker'] as const
const hour = (minute: number): string => minuteClock(minute).replace(/^0/, '')
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`
function signed(metres: number): string {
  if (metres === 0) return '不加'
  return metres < 0 ? `少算 ${-metres} 米` : `多算 ${metres} 米`
}

/** One line for each urgency, and those with the same number together. */
function byUrgency(numbers: Record<keyof typeof urgencies, number>, say: (n: number) => string): Line[] {
  const together = new Map<number, string[]>()
  for (const [key, n] of Object.entries(numbers))
    together.set(n, [...(together.get(n) ?? []), urgencies[key as keyof typeof urgencies]])
  return [...together].map(([n, words]) => line(words.join('、'), say(n)))
}

/** What the estimate looks at, with its weights; what has none yet is named all the same. */
function chanceLines({ weights }: ChanceModel): Line[] {
  const weighed = chanceFeatures.map(({ words }, i) => ({ words, weight: Math.round(weights[i]! * 100) / 100 }))
  const unused = weighed.filter((f) => f.weight === 0)
  const lines = weighed
    .filter((f) => f.weight !== 0)
    .map((f) => line(f.words, f.weight < 0 ? `−${-f.weight}` : `+${f.weight}`))
  return unused.length === 0
    ? lines
    : [
        ...lines,
        line(`还有 ${unused.length} 项`, '现在不算', `留着以后从回答里学：${unused.map((f) => f.words).join('、')}`),
      ]
}

/** The policy in words: every number comes from it, so that what staff read is what runs. */
export function rulesInWords(p: OfferPolicy, model: ChanceModel = priorChance(p)): Omit<MatchingRules, 'estimate'> {
  return {
    edition: p.edition,
    used: [...whatIsUsed],
    never: [...whatIsNeverUsed],
    groups: [
      {
        title: '怎么排先后',
        note: '每一样都折成走路的米数，加起来最少的先问',
        lines: [
          line(
            '离得多远',
            '一米算一米',
            `没说常在哪儿：同网格按 ${p.guessedMetres.grid} 米、同社区按 ${p.guessedMetres.community} 米算`,
          ),
          line('自己的网格', signed(-p.sameGridMetres)),
          line(
            '近来问过一次',
            signed(p.metresPerFatigue),
            `越早越不算：${kinds.map((k) => `${roles[k]} ${p.behaviour[k].fatigueHours} 小时`).join('、')}后只算三分之一多点`,
          ),
          line('今天接过一件', signed(p.metresPerTaskToday)),
          line('多半不会接', signed(Math.round(p.metresPerLogChance * Math.LN2)), '可能每减一半，就加这么多'),
          ...byUrgency(p.reserveMetres, (n) => signed(n)).map((l) => ({
            ...l,
            word: `网格员 · ${l.word}`,
            note: '网格员留着兜底；危险的事谁最合适先问谁',
          })),
        ],
      },
      {
        title: '谁不问',
        note: '有一样就不问，不管排第几',
        lines: [
          line('离得太远', `超过 ${p.farMetres / 1000} 公里`),
          line('空闲快完了', `剩不到 ${p.minFreeMinutes} 分钟`),
          line('夜里', `${hour(p.quiet.from)} 到 ${hour(p.quiet.to)}`, '本人没另定的按这个；急事、险事照样问'),
          ...kinds.map((k) =>
            line(`一天问够了 · ${roles[k]}`, `${p.maxNoticesADay[k]} 次`, '本人可以定得更少；险事照样问'),
          ),
          ...byUrgency(p.chanceFloor, percent).map((l) => ({
            ...l,
            word: `多半不会接 · ${l.word}`,
            value: `估计不到 ${l.value}`,
          })),
          ...byUrgency(p.patientFloor, percent).map((l) => ({
            ...l,
            word: `时间还宽的时候 · ${l.word}`,
            value: `估计不到 ${l.value}`,
            note: '也许还有更合适的人来；越到后面放得越宽',
          })),
          ...byUrgency(p.furtherFloor, percent).map((l) => ({
            ...l,
            word: `陪着一起问的 · ${l.word}`,
            value: `估计不到 ${l.value}`,
            note: '时间宽的时候一次问一位；越到后面放得越宽',
          })),
          line(
            '大家被问得多了',
            `平均一天快到 ${p.noticesADayMean} 次`,
            `上面这些线跟着抬高，到 ${p.noticesADayMean} 次时抬到 ${p.noticePriceMax} 倍，不再往上：单子太多的日子宁可多问几次，也不让人干等；险事头一位不抬`,
          ),
        ],
      },
      {
        title: '一次问几位、等多久',
        note: '时间宽就少问几位；一轮没人接，再问下一轮',
        lines: [
          line('一次最多', `${p.maxOffers} 位`),
          ...byUrgency(p.missShare, percent).map((l) => ({
            ...l,
            word: `到时候还没人接的 · ${l.word}`,
            value: `不超过 ${l.value}`,
            note: '按这个算一次要问几位',
          })),
          ...byUrgency(p.timeoutMinutes, (n) => `等 ${n} 分钟`),
        ],
      },
      {
        title: '怎么估“会不会接”',
        note: '下面各项加起来，折成百分比；正的更可能接，负的更不可能',
        lines: [
          ...chanceLines(model),
          ...kinds.map((k) =>
            line(
              `来不来得及回话 · ${roles[k]}`,
              `一半人 ${Math.round(model.answerMinutes[k] * 10) / 10} 分钟内回`,
              '问一次等得短，来不及回的就多；可能要乘上来得及的那一份',
            ),
          ),
          line(
            '本人以往的',
            `抵 ${p.priorOffers} 次`,
            `从这类帮手平常接的开始（${kinds.map((k) => `${roles[k]} ${percent(p.behaviour[k].usual)}`).join('、')}），被问得越多越看本人的`,
          ),
        ],
      },
    ],
  }
}

/** 派单看什么: what the machine weighs, for whoever has to answer for it. */
export const readMatchingRules = operation(ReadMatchingRules, {
  scope: nowhere,
  who: anyStaff,
  async run({ sql }) {
    const { inUse, last } = await readEditions(sql)
    return {
      ...rulesInWords(OFFER_POLICY, inUse ? modelOf(inUse.edition, inUse.model) : undefined),
      estimate: estimateInWords(inUse, last),
    }
  },
})
