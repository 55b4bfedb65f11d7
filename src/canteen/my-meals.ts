import { useEffect } from 'react'
import Taro from '@tarojs/taro'
import type { MealCard } from '@/contracts/canteen-shapes'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'

interface Kept {
  personId: string
  meals: MealCard[]
}
const key = 'my-meals'

/** My meals as the phone keeps them: the code at the till must show in a basement. Another person's are never shown. */
export function useMyMeals(): { meals: MealCard[]; refetch: () => void; fromPhone: boolean } {
  const personId = useSession((s) => s.me?.personId)
  const { data, refetch } = useRead('list-my-meals', {}, { enabled: Boolean(personId), refetchInterval: 60_000 })
  useEffect(() => {
    if (data && personId) Taro.setStorageSync(key, { personId, meals: data.meals } satisfies Kept)
  }, [data, personId])
  const kept = data ? null : (Taro.getStorageSync(key) as Kept) || null
  const meals = data?.meals ?? (kept?.personId === personId ? kept?.meals : undefined) ?? []
  return { meals: personId ? meals : [], refetch: () => void refetch(), fromPhone: !data }
}

/** Still to be fetched, or still in line. */
export const isRunning = (m: MealCard, now: number): boolean =>
  m.state === 'waiting' || (m.state === 'reserved' && Date.parse(m.holdUntil) > now)

/** What is fetched first stands first; a portion that is kept before a place in a line. */
export const soonest = (a: MealCard, b: MealCard): number =>
  Number(a.state === 'waiting') - Number(b.state === 'waiting') || Date.parse(a.pickUpFrom) - Date.parse(b.pickUpFrom)
