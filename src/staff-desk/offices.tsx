import { Chips } from '@/ui'
import type { RoleView } from '@/contracts/people'
import { useRead } from '@/platform/query'
import type { Inbox } from './use-inbox'

const own = 'own'

/** A street's staff look at their own list or at one of their communities. A community has only its own: nothing to choose. */
export function Offices({ staff, inbox }: { staff: RoleView; inbox: Inbox }) {
  const isStreet = staff.role === 'street-staff'
  const { data } = useRead('list-places', { parentCode: staff.areaCode }, { enabled: isStreet, staleTime: 3_600_000 })
  if (!isStreet || !data?.places.length) return null
  const choices = [{ value: own, word: '街道本级' }, ...data.places.map((p) => ({ value: p.code, word: p.name.replace(/社区$/, '') }))]
  return <Chips scroll label='看哪个社区' choices={choices} value={inbox.office ?? own} onChange={(code) => inbox.setOffice(code === own ? null : code)} />
}
