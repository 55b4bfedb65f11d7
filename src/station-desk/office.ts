import { staffRoles } from '@/contracts/roles'
import { useSession } from '@/platform/session'

export interface Office {
  /** Community or street staff; false: somebody who keeps a station. */
  isStaff: boolean
  areaCode: string
  areaName: string
  /** Null at a street, which has several. */
  communityCode: string | null
}

/** For whom somebody works here; null for everybody else. */
export function useOffice(): Office | null {
  const me = useSession((s) => s.me)
  const staff = me?.roles.find((r) => staffRoles.includes(r.role))
  const role = staff ?? me?.roles.find((r) => r.role === 'station-keeper')
  if (!role) return null
  const { areaCode, areaName } = role
  return { isStaff: Boolean(staff), areaCode, areaName, communityCode: areaCode.length === 12 ? areaCode : null }
}
