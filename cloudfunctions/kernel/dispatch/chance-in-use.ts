import type { Pool } from 'pg'
import type { Statement } from '../../store/round-trip'
import type { Sql } from '../../store/transaction'
import { OFFER_POLICY } from '../matching/choose'
import { chanceFeatures, priorChance, type ChanceModel } from '../matching/offer'

/** An edition as it is kept: the names of what it weighs travel with the weights. */
export interface KeptModel extends Omit<ChanceModel, 'edition'> {
  features: readonly string[]
}

/** How a question names it. */
export const editionName = (edition: number): string => `learned-${edition}`
/** The same for staff; nothing to say of the stated priors, and of questions from before there were editions. */
export const editionWords = (name: string | undefined): string =>
  name?.startsWith('learned-') ? `（第 ${name.slice('learned-'.length)} 版估算）` : ''

const stated = priorChance(OFFER_POLICY)
const features = chanceFeatures.map(({ name }) => name)
/** The newest that this process has met. An edition is never rewritten, so it is read once. */
const known = new WeakMap<Pool, { edition: number; model: ChanceModel }>()

/**
 * The newest edition that was taken. It travels with what a pass reads anyway, so that an edition holds from the next
 * pass on in every process; its numbers come along only where this process does not have them yet.
 */
export const chanceWanted = (pool: Pool): Statement => ({
  text: `
    select edition, case when edition is distinct from $1::int then model end as model
    from chance_model
    where taken
    order by edition desc
    limit 1`,
  values: [known.get(pool)?.edition ?? null],
})

export interface InUseRow {
  edition: number
  model: KeptModel | null
}

/**
 * The stated priors where nothing was learned yet, and where the list has changed since: weights of other things say
 * nothing.
 */
export function chanceInUse(pool: Pool, rows: readonly InUseRow[]): ChanceModel {
  const [newest] = rows
  if (!newest) return stated
  if (newest.model) known.set(pool, { edition: newest.edition, model: modelOf(newest.edition, newest.model) })
  return known.get(pool)?.model ?? stated
}

/** Both, for a call that reads nothing else with it. */
export async function readChanceInUse(sql: Sql, pool: Pool): Promise<ChanceModel> {
  const { text, values } = chanceWanted(pool)
  return chanceInUse(pool, (await sql.query<InUseRow>(text, [...(values ?? [])])).rows)
}

/** An edition in the form that weighs. */
export function modelOf(edition: number, model: KeptModel): ChanceModel {
  if (!isCurrent(model)) return stated
  const { features: _, ...weighs } = model
  return { ...weighs, edition: editionName(edition) }
}

/** Whether it weighs what is looked at today. */
export const isCurrent = ({ features: names }: KeptModel): boolean =>
  names.length === features.length && names.every((name, i) => name === features[i])

export const kept = ({ edition: _, ...model }: ChanceModel): KeptModel => ({ ...model, features })
