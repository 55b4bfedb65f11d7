import Taro from '@tarojs/taro'
import type { Me } from '@/contracts/people'
import { helperRoles, staffRoles } from '@/contracts/roles'

const home = 'home/index'

/** Where a person begins: staff at their desk, a helper who is being asked at the question, everybody else at their community. */
export function landingOf(me: Me): string {
  const has = (roles: readonly string[]) => me.roles.some((r) => roles.includes(r.role))
  if (has(staffRoles)) return 'staff-desk/index'
  return has(helperRoles) && me.offers > 0 ? 'help-out/index' : home
}

/** Go there, with nothing below: "back" must not lead into what the last person on this phone looked at. */
export const land = (me: Me) => Taro.reLaunch({ url: `/${landingOf(me)}` })

/** On H5 an address without a page asks for no page in particular; a link or a reload does, and is left alone. */
export const namesNoPage = (): boolean => process.env.TARO_ENV === 'h5' && /^#?\/?$/.test(location.hash)
