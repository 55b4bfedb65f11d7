import { clock, dayWords, localDay } from '@/rules/local-time'
import type { Sql } from '../../store/transaction'
import { chanceFeatures, helperKinds, hourBands, type Calibration } from '../matching/offer'
import { isCurrent, type KeptModel } from './chance-in-use'
import { answersMin, type Verdict } from './learn-chance'
import type { EstimateView } from '@/contracts/dispatch-shapes'

export interface Edition {
  edition: number
  fitted_at: Date
  answers: number
  held_out: number
  reason: Verdict
  calibration: { tried: Calibration; inUse: Calibration } | null
  model: KeptModel | null
}
export type EditionInUse = Edition & { model: KeptModel }

/** The one in use, and the last one that was learned: most nights it is the same. */
export async function readEditions(sql: Sql): Promise<{ inUse: EditionInUse | null; last: Edition | null }> {
  const columns = 'edition, fitted_at, answers, held_out, reason, calibration, model'
  const { rows } = await sql.query<Edition & Record<string, unknown>>(
    `
    (select ${columns} from chance_model order by edition desc limit 1)
    union
    (select ${columns} from chance_model where taken order by edition desc limit 1)
    order by edition desc`,
  )
  const taken = rows.find(
    (e): e is typeof e & EditionInUse => e.reason === 'better' && e.model !== null && isCurrent(e.model),
  )
  return { inUse: taken ?? null, last: rows[0] ?? null }
}

const isHour = (name: string): boolean => hourBands.some((band) => name.endsWith(`.${band.name}`))
const isKind = (name: string): boolean => helperKinds.some((kind) => kind === name)
/** What is looked at, each thing once: the same for every kind of helper, though it may weigh differently. */
export const looksAt: readonly string[] = [
  '是哪一类帮手',
  ...new Set(
    chanceFeatures
      .filter(({ name }) => !isKind(name) && !isHour(name))
      .map(({ words }) => words.replace(/^[^：]+：/, '')),
  ),
  `几点钟（${hourBands.map((band) => band.words).join('、')}）`,
  '这类帮手多久回话',
]

export const estimateInWords = (inUse: EditionInUse | null, last: Edition | null): EstimateView => ({
  edition: inUse?.edition ?? null,
  line: lineOf(inUse),
  last: lastOf(inUse, last),
  looksAt: [...looksAt],
})

const off = (c: Calibration): string => `${(c.off * 100).toFixed(1)} 个百分点`
const when = (at: Date): string => {
  return `${dayWords(localDay(at))} ${clock(at)}`
}

function lineOf(inUse: EditionInUse | null): string {
  if (!inUse) return '还没从回答里学过，用的是定好的起始数。'
  const { answers, held_out, fitted_at, calibration } = inUse
  const tried = calibration
    ? `用没学过的最近 ${held_out} 次试过：估的和真的平均差 ${off(calibration.tried)}，换之前差 ${off(calibration.inUse)}。`
    : ''
  return `这套估算从最近 ${answers} 次回答学来，上次更新 ${when(fitted_at)}（第 ${inUse.edition} 版）。${tried}`
}

function lastOf(inUse: EditionInUse | null, last: Edition | null): string | null {
  if (!last || last.edition === inUse?.edition) return null
  if (last.reason === 'too-few')
    return `${when(last.fitted_at)} 数过：有回答的才 ${last.answers + last.held_out} 次，够 ${answersMin} 次才学。`
  return `${when(last.fitted_at)} 又学了一次，没有比现在用的准，没换。`
}
