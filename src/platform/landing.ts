import Taro from '@tarojs/taro'
import type { Me } from '@/contracts/people'
import { helperRoles, staffRoles, type Role } from '@/contracts/roles'

const home = 'home/index'

interface Beginning { roles: readonly Role[]; page: string; /** Only then; without it, always. */ when?: (me: Me) => boolean }

/** Where a person begins, the first line that fits: staff at their desk, a helper who is being asked at the question. Everybody else: home. */
const beginnings: readonly Beginning[] = [
  { roles: staffRoles, page: 'staff-desk/index' },
  { roles: helperRoles, page: 'help-out/index', when: (me) => me.offers > 0 },
]

export const landingOf = (me: Me): string =>
  beginnings.find(({ roles, when }) => me.roles.some((r) => roles.includes(r.role)) && (when?.(me) ?? true))?.page ?? home

let wish: string | null = null
/** Whoever has to sign in first still gets where they were going: `wishFor('post-a-case/index?first=photo')`. */
export const wishFor = (page: string) => { wish = page }

/** Go there, with nothing below: "back" must not lead into what the last person on this phone looked at. */
export function land(me: Me) {
  const page = wish ?? landingOf(me)
  wish = null
  return Taro.reLaunch({ url: `/${page}` })
}

/**
 * Did the app begin at no page in particular? On H5 that is an address without a page, read before the router writes its own;
 * in WeChat the first page of the list, opened by nothing that carries parameters. A link, a card or a reload is left alone.
 */
const beganBare = process.env.TARO_ENV === 'h5' && /^#?\/?$/.test(location.hash)
export const beganAnywhere = (launch: { path?: string; query?: object } | undefined): boolean =>
  process.env.TARO_ENV === 'h5' ? beganBare : (launch?.path ?? home).replace(/^\//, '') === home && !Object.keys(launch?.query ?? {}).length

/** At a cold start, once: on to where this person begins, unless they already went on by themselves. */
export function landAtStart(me: Me) {
  const [page, ...above] = Taro.getCurrentPages()
  const moved = above.length > 0 || (page !== undefined && page.route?.replace(/^\//, '').split('?')[0] !== home)
  if (landingOf(me) !== home && !(process.env.TARO_ENV === 'weapp' && moved)) void land(me)
}
