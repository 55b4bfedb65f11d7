import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { here } from './location'

const key = 'where'
interface Community {
  code: string
  name: string
}
/** What stays on the phone: that the position may be used, or a community chosen by hand. Never the position itself. */
interface Kept {
  mayAsk: boolean
  community: Community | null
}

interface Where extends Kept {
  /** In memory only, and in no call. */
  at: { lng: number; lat: number } | null
  state: 'unasked' | 'asking' | 'found' | 'refused'
  ask(): Promise<void>
  choose(community: Community | null): void
}

/** Where a person looks from, for whatever the phone sorts by distance itself: stations, canteens. */
export const useWhere = create<Where>((set, get) => {
  const kept = (Taro.getStorageSync(key) as Partial<Kept>) || {}
  const keep = (part: Partial<Kept>) => {
    set(part)
    const { mayAsk, community } = get()
    Taro.setStorageSync(key, { mayAsk, community })
  }
  return {
    mayAsk: kept.mayAsk ?? false,
    community: kept.community ?? null,
    at: null,
    state: 'unasked',
    async ask() {
      if (get().state === 'asking') return
      set({ state: 'asking' })
      const found = await here()
      set({ at: found && { lng: found.lng, lat: found.lat }, state: found ? 'found' : 'refused' })
      keep({ mayAsk: found !== null, ...(found && { community: null }) })
    },
    choose(community) {
      set({ at: null, state: 'unasked' })
      keep({ community, mayAsk: false })
    },
  }
})
