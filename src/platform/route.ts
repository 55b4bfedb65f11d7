import Taro from '@tarojs/taro'
import gcoord from 'gcoord'

/** Where to go, WGS 84 degrees. */
export interface Goal {
  lng: number
  lat: number
  name: string
  address: string
}
export type Routed = 'map' | 'copied' | 'nowhere'

/**
 * One tap to the system's own map, which knows the streets and asks for the position itself: we hand over the goal and
 * nothing else. Refused or not there: the address is copied, so that it can be pasted into any map.
 */
export async function routeTo(goal: Goal): Promise<Routed> {
  if (await openMap(goal)) return 'map'
  return copy([goal.name, goal.address].filter(Boolean).join(' '))
}

async function openMap({ lng, lat, name, address }: Goal): Promise<boolean> {
  if (process.env.TARO_ENV === 'weapp') {
    // WeChat's map counts in GCJ-02.
    const [longitude, latitude] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
    return Taro.openLocation({ longitude, latitude, name, address, scale: 17 }).then(
      () => true,
      () => false,
    )
  }
  // Amap takes WGS 84 by name and opens its app where it is installed; a desk without one sees the same in a page.
  const goal = `${lng},${lat},${encodeURIComponent(name)}`
  const asked = `to=${goal}&mode=ride&coordinate=wgs84&callnative=1&src=hongyi`
  window.open(`https://uri.amap.com/navigation?${asked}`, '_blank', 'noopener,noreferrer')
  return true
}

const copy = (text: string): Promise<Routed> =>
  Taro.setClipboardData({ data: text }).then(
    () => 'copied' as const,
    () => 'nowhere' as const,
  )
