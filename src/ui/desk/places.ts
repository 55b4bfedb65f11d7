import { staffRoles } from '@/contracts/roles'
import { open, openTab, replace } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import type { DeskPlace } from './index'

const pages: Record<string, string> = {
  inbox: 'staff-desk/index',
  stations: 'station-desk/index',
  gridwork: 'gridwork-desk/index',
  canteen: 'canteen-desk/index',
}

/**
 * Where somebody who works here can go: the same at every desk, on the left of a wide screen and at the thumb of a
 * phone. An office has its cases; a keeper of stations has their stations alone, a clerk of a canteen their till.
 */
export function useDeskPlaces(current: string, inboxOpen?: number): { places: DeskPlace[]; go: (key: string) => void } {
  const me = useSession((s) => s.me)
  const isStaff = me?.roles.some((r) => staffRoles.includes(r.role)) ?? false
  const keeps = isStaff || (me?.roles.some((r) => r.role === 'station-keeper') ?? false)
  const serves = isStaff || (me?.roles.some((r) => r.role === 'canteen-clerk') ?? false)
  const faults = useRead('list-faults', { view: 'open' }, { enabled: keeps, refetchInterval: 60_000 })
  const applications = useRead('list-applications', { view: 'open' }, { enabled: isStaff, refetchInterval: 60_000 })
  const counts = applications.data?.counts
  const toMend = faults.data?.counts.open || undefined
  const toDecide = (counts && counts.open + counts.appealed) || undefined
  const all: (DeskPlace | false)[] = [
    isStaff && { key: 'inbox', word: '待办', icon: 'desk', count: inboxOpen },
    keeps && { key: 'stations', word: '驿站', icon: 'pin', count: toMend, fresh: true, of: '处要修' },
    serves && { key: 'canteen', word: '食堂', icon: 'bowl' },
    isStaff && { key: 'gridwork', word: '报到', icon: 'people', count: toDecide, fresh: true, of: '个等回音' },
    { key: 'notices', word: '消息', icon: 'bell', count: me?.unread, fresh: true },
    { key: 'me', word: '我的', icon: 'me' },
  ]
  const go = (key: string) => {
    if (key === current) return
    if (key === 'me') void openTab('me/index')
    else if (key === 'notices') void open('notices/index')
    else void replace(pages[key]!)
  }
  return { places: all.filter((place) => place !== false), go }
}
