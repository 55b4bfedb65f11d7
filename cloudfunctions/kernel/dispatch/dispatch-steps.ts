import { clock } from '@/rules/local-time'
import { goesOnWords } from '../case/helper-time'
import { editionWords } from './chance-in-use'
import { ifOther } from './if-other'
import { leftOutOf } from './left-out'
import type { Names, OfferKept } from './offer-kept'
import { termsForStaff } from './terms-in-words'
import type { AskedView, OfferAnswer, WaveView } from '@/contracts/dispatch-shapes'

export interface StepKept {
  at: Date
  kind: string
  actor_name: string
  facts: Record<string, unknown>
}

const said: Record<OfferAnswer, (at: string) => string> = {
  open: () => '',
  accepted: (at) => `${at} 接了`,
  refused: (at) => `${at} 说这次不行`,
  expired: (at) => `到 ${at} 没回话`,
  lost: (at) => `${at} 别人先接了`,
  withdrawn: (at) => `${at} 不用问了`,
}
export function answerWords(o: Pick<OfferKept, 'state' | 'until' | 'answered_at'>, now: Date): string {
  if (o.state === 'open') return o.until > now ? `等回话，到 ${clock(o.until)}` : `到 ${clock(o.until)} 没回话`
  return said[o.state](clock(o.state === 'expired' ? o.until : (o.answered_at ?? o.until)))
}

/** 这一批 …，已验算: only where every round's certificate closed to nothing. */
function proofOf({ batch }: OfferKept): string | null {
  if (!batch || batch.rounds.length === 0 || batch.rounds.some((r) => r.gap !== 0)) return null
  return `这一批 ${batch.cases} 件、${batch.helpers} 位帮手，已验算：没有更省的派法`
}

function askedOf(offers: readonly OfferKept[], at: number, names: Names, now: Date): AskedView {
  const o = offers[at]!
  return {
    helperId: o.helper_id,
    name: o.helper_name,
    rank: o.rank,
    answer: o.state,
    answerWords: answerWords(o, now),
    askedAt: o.offered_at.toISOString(),
    until: o.until.toISOString(),
    answeredAt: o.answered_at?.toISOString() ?? null,
    reason: o.refusal_reason,
    candidates: o.why?.candidates ?? null,
    terms: termsForStaff(o.terms, editionWords(o.why?.chanceModel)),
    sumMetres: o.terms.costMetres ?? null,
    ifOther: ifOther(o, offers[at - 1], names),
  }
}

/** What of a case's story is about finding somebody, besides the waves themselves. */
const stepWords: Record<string, (e: StepKept) => string> = {
  'nobody-near': (e) =>
    e.facts.until ? `夜里不打扰人，${goesOnWords(new Date(String(e.facts.until)))}` : '附近这会儿没有合适的人',
  'with-staff': () => '问过的都来不了，交给社区',
  'person-asked': () => '居民请社区的人来安排',
  assigned: (e) => `${e.actor_name}请${String(e.facts.helper)}来办`,
  released: (e) => `${e.actor_name}退回：${String(e.facts.reason)}`,
}
export const stepKinds = [...Object.keys(stepWords), 'grid-worker-asked']

/** The waves and the steps between them, newest first. */
export function stepsOf(
  offers: readonly OfferKept[],
  events: readonly StepKept[],
  names: Names,
  now: Date,
): WaveView[] {
  const byWave = new Map<number, OfferKept[]>()
  for (const o of offers) byWave.set(o.wave, [...(byWave.get(o.wave) ?? []), o])
  const escalations = new Set(events.filter((e) => e.kind === 'grid-worker-asked').map((e) => e.at.getTime()))
  const waves = [...byWave].map(([wave, asked]): WaveView => {
    const ranked = asked.sort((a, b) => a.rank - b.rank)
    const at = ranked[0]!.offered_at
    return {
      wave,
      at: at.toISOString(),
      title: escalations.has(at.getTime()) ? '没等到人接，请网格员来' : `问了 ${ranked.length} 位`,
      asked: ranked.map((_o, i) => askedOf(ranked, i, names, now)),
      leftOut: leftOutOf(ranked[0]!.terms.excluded),
      proof: proofOf(ranked[0]!),
    }
  })
  const steps = events
    .filter((e) => stepWords[e.kind])
    .map(
      (e): WaveView => ({
        wave: 0,
        at: e.at.toISOString(),
        title: stepWords[e.kind]!(e),
        asked: [],
        leftOut: leftOutOf(e.facts.excluded as Record<string, number> | undefined),
        proof: null,
      }),
    )
  return [...waves, ...steps].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.wave - a.wave)
}
