import { learnChance } from '../../../cloudfunctions/kernel/dispatch/learn-chance'
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import { priorChance, type ChanceModel } from '../../../cloudfunctions/kernel/matching/offer'
import { onlyHelpers, offersOf, peopleOf, post, useThread, which } from '../case/thread'
import { peopleLike } from './answer-history'

export const stated = priorChance(OFFER_POLICY)
/** They hardly ever answer at noon, the far does not frighten them, and the skilled like to come. */
export const people = peopleLike({
  'volunteer.noon': -3,
  'volunteer.evening': 1.2,
  'volunteer.km': 0.6,
  'part-timer': -0.8,
  'grid-worker': -1.5,
  'skill-matched': 0.9,
})

export interface Edition {
  edition: number
  day: string
  answers: number
  held_out: number
  taken: boolean
  reason: string
  tried_against: string
  model: ChanceModel & { features: string[] }
  calibration: { tried: { off: number; logLoss: number }; inUse: { off: number; logLoss: number } } | null
}

/** Whoever is asked, it is about volunteers who are free all week. */
export function useLearning() {
  const thread = useThread('2026-11-23T02:00:00Z')
  beforeAll(async () => {
    await onlyHelpers(
      thread,
      peopleOf('volunteer').map((p) => p.personId),
    )
    const allWeek = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1439 }))
    await thread.db.pool.query('update helper set windows = $1, vetted = true', [JSON.stringify(allWeek)])
  })
  /** Today, or the night that follows it, at so many hours UTC. */
  const goTo = (hours: number): void =>
    thread.f.setTime(
      new Date(Math.floor((thread.f.now().getTime() + 8 * 3_600_000) / 86_400_000) * 86_400_000 + hours * 3_600_000),
    )
  return {
    thread,
    editions: async (): Promise<Edition[]> =>
      (await thread.db.pool.query<Edition>('select *, day::text as day from chance_model order by edition')).rows,
    nextNight: (): Promise<boolean> => {
      goTo(19)
      return learnChance(thread.f.ports)
    },
    forget: async (): Promise<void> => {
      await thread.db.pool.query(`delete from chance_model; delete from assignment; delete from case_offer`)
    },
    /** Which edition the next question would name. */
    async edition(): Promise<string> {
      goTo(2)
      await thread.db.pool.query(`update case_offer set state = 'expired' where state = 'open'`)
      const it = which(
        await post(await thread.f.signIn('resident'), { categoryCode: 'elder-care', text: '我想量个血压，腿脚不便。' }),
      )
      await thread.f.tick()
      const [offer] = await offersOf(thread, it)
      return (offer as unknown as { why: { chanceModel: string } }).why.chanceModel
    },
  }
}
