import Taro from '@tarojs/taro'
import { create } from 'zustand'
import type { StationView } from '@/contracts/station-shapes'
import { call } from '@/platform/call'
import { applyPage, loadRegistry, storeRegistry, type Registry, type Storage } from './kept-registry'

const storage: Storage = {
  get: (key) => Taro.getStorageSync(key) as unknown,
  set: (key, value) => Taro.setStorageSync(key, value),
  remove: (key) => Taro.removeStorageSync(key),
}

interface Stations {
  registry: Registry
  syncing: boolean
  /** Why the last sync did not come to its end; what was kept is shown all the same. */
  error: string | null
  /** Bring what changed. Several callers at once share one sync. */
  sync(): Promise<void>
  /**
   * What an answer brought along, e.g. the station somebody just reported: shown at once, the next sync confirms it.
   */
  take(station: StationView): void
}

/** Pages of one sync at most: a server that never says "complete" must not hold the phone for ever. */
const pagesMax = 600
let running: Promise<void> | null = null

/**
 * The city's stations on this phone. The calls carry a cursor
 * and nothing else: where the person stands is never among them.
 */
export const useStations = create<Stations>((set, get) => {
  const keep = (after: Registry) => {
    const before = get().registry
    set({ registry: after })
    // A phone without room still finds the nearest now; it only has to fetch the list again next time.
    try {
      storeRegistry(storage, after, before)
    } catch {
      set({ error: '手机存不下了，清理一下就能离线用' })
    }
  }
  const pages = async () => {
    for (let n = 0; n < pagesMax; n++) {
      const { cursor } = get().registry
      const page = await call('sync-stations', cursor === undefined ? {} : { cursor })
      keep(applyPage(get().registry, page, Date.now()))
      if (page.complete) return
    }
  }
  return {
    registry: loadRegistry(storage),
    syncing: false,
    error: null,
    sync: () =>
      (running ??= (async () => {
        set({ syncing: true, error: null })
        try {
          await pages()
        } catch (error) {
          set({ error: (error as Error).message })
        } finally {
          running = null
          set({ syncing: false })
        }
      })()),
    take: (station) => {
      const { registry } = get()
      const known = registry.stations.get(station.stationId)
      if (known && known.version > station.version) return
      set({ registry: { ...registry, stations: new Map(registry.stations).set(station.stationId, station) } })
    },
  }
})
