import { useState } from 'react'
import type { StationView } from '@/contracts/station-shapes'
import { routeTo } from '@/platform/route'

/** One tap to route. `said` is what happened when no map could be opened. */
export function useGo(view: StationView): { go: () => void; said: string | null } {
  const [said, setSaid] = useState<string | null>(null)
  const { name, address, point } = view
  const words = { map: null, copied: '地址复制好了，贴到你的地图里就能走', nowhere: `地图打不开，地址是：${address}` }
  const go = () => void routeTo({ ...point, name, address }).then((how) => setSaid(words[how]))
  return { go, said }
}
