import Taro from '@tarojs/taro'
import { create } from 'zustand'
import type { FacilityCode } from '@/contracts/station-words'

const key = 'stations.wishes'
interface Kept {
  needs: FacilityCode[]
  minutes: number | null
}
interface Wishes extends Kept {
  need(codes: FacilityCode[]): void
  have(minutes: number | null): void
}

/** What I need and how long I have: asked once, remembered on this phone. */
export const useWishes = create<Wishes>((set, get) => {
  const kept = (Taro.getStorageSync(key) as Partial<Kept>) || {}
  const keep = (part: Partial<Kept>) => {
    set(part)
    const { needs, minutes } = get()
    Taro.setStorageSync(key, { needs, minutes })
  }
  return {
    needs: kept.needs ?? [],
    minutes: kept.minutes ?? null,
    need: (needs) => keep({ needs }),
    have: (minutes) => keep({ minutes }),
  }
})
