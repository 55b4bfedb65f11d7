import Taro from '@tarojs/taro'
import { create } from 'zustand'
import type { MyCanteen } from '@/contracts/till-shapes'
import { queryClient, useRead } from '@/platform/query'

const key = 'my-canteen'
/** Who serves in several stays in the one chosen last on this phone. */
const useChosen = create<{ canteenId: string | null }>(() => ({
  canteenId: (Taro.getStorageSync(key) as string) || null,
}))

export function chooseCanteen(canteenId: string) {
  Taro.setStorageSync(key, canteenId)
  useChosen.setState({ canteenId })
}

/** Where I serve: by hand as a clerk, or by office. The one I am named in comes before those of my office. */
export function useMyCanteen() {
  const { canteenId } = useChosen()
  const asked = useRead('list-my-canteens', {}, { staleTime: 600_000 })
  const canteens = (asked.data?.canteens ?? [])
    .slice()
    .sort((a, b) => Number(b.role === 'clerk') - Number(a.role === 'clerk'))
  const canteen: MyCanteen | null = canteens.find((c) => c.canteenId === canteenId) ?? canteens[0] ?? null
  return { ...asked, canteens, canteen }
}

export interface Which {
  communityCode: string
  canteenId: string
}
export const whichOf = ({ communityCode, canteenId }: MyCanteen): Which => ({ communityCode, canteenId })

/** What the canteen's numbers are read from: all of it changes with every plate. */
export const tillReads = ['read-till', 'read-canteen', 'list-meals'] as const

export const readTillAgain = () => {
  for (const read of tillReads) void queryClient.invalidateQueries({ queryKey: [read] })
}
