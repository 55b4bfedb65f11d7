import { useEffect } from 'react'
import Taro from '@tarojs/taro'
import type { Me } from '@/contracts/account'
import { helperRoles, staffRoles, type Role } from '@/contracts/roles'
import { useSession } from './session'

const home = 'home/index'

interface Beginning {
  roles: readonly Role[]
  page: string
  /** Only then; without it, always. */
  when?: (me: Me) => boolean
}

/**
 * Where a person begins, the first line that fits: staff at their desk, a keeper at their station, a clerk at
 * the till, a helper who is being asked at the question, a rider at the nearest station. Everybody else: home.
 */
const beginnings: readonly Beginning[] = [
  { roles: staffRoles, page: 'staff-desk/index' },
  { roles: ['station-keeper'], page: 'station-desk/index' },
  { roles: ['canteen-clerk'], page: 'canteen-desk/index' },
  { roles: helperRoles, page: 'help-out/index', when: (me) => me.offers > 0 },
  { roles: ['rider'], page: 'stations/index' },
]

export const landingOf = (me: Me): string =>
  beginnings.find(({ roles, when }) => me.roles.some((r) => roles.includes(r.role)) && (when?.(me) ?? true))?.page ??
  home

let wish: string | null = null
/** Whoever has to sign in first still gets where they were going: `wishFor('post-a-case/index?first=photo')`. */
export const wishFor = (page: string) => {
  wish = page
}

let isBare = false
/**
 * Call it when the app starts. Did it begin at no page in particular? On H5 that is an address
 * without a page, read before the router writes its own; in WeChat the first page of the list,
 * opened by nothing that carries parameters. A link, a card or a reload is left alone.
 */
const hadNoPage = process.env.TARO_ENV === 'h5' && /^#?\/?$/.test(location.hash)
export const noteStart = (launch: { path?: string; query?: object }) => {
  isBare =
    process.env.TARO_ENV === 'h5'
      ? hadNoPage
      : (launch.path ?? home).replace(/^\//, '') === home && !Object.keys(launch.query ?? {}).length
}

/** Go there, with nothing below: "back" must not lead into what the last person on this phone looked at. */
export function land(me: Me) {
  const page = wish ?? landingOf(me)
  wish = null
  isBare = false
  return Taro.reLaunch({ url: `/${page}` })
}

/**
 * For the first page, at a cold start: on to where this person begins, unless they already went on by
 * themselves. It asks from the page and not from the app: WeChat opens the first page after onLaunch, over
 * whatever that opened. There the silent sign-in may still be under way; on H5 whoever is not signed in stays.
 */
export function useLandAtStart() {
  const me = useSession((s) => s.me)
  useEffect(() => {
    if (!isBare || (!me && process.env.TARO_ENV === 'weapp')) return
    isBare = false
    const isHere = Taro.getCurrentPages().length <= 1
    if (me && isHere && landingOf(me) !== home) void land(me)
  }, [me])
}
