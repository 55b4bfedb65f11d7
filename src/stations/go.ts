import { useState } from 'react'
import type { StationView } from '@/contracts/station'
import { routeTo } from '@/platform/route'

/** One tap to route. `said` is what happened when no map could be opened. */
export function useGo(view: StationView): { go: () => void; said: string | null } {
  const [said, setSaid] = useState<string | null>(null)
  const go = () =>
    void routeTo({ ...view.point, name: view.name, address: view.address }).then((how) => {
      setSaid(
        how === 'map'
          ? null
          : how === 'copied'
            ? '地址复制好了，贴到你的地图里就能走'
            : `地图打不开，地址是：${view.address}`,
      )
    })
  return { go, said }
}
