import type { Pool } from 'pg'
import type { Operations } from '@/contracts/operations'
import { localDay } from '@/rules/local-time'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { HOME_COMMUNITY } from '../../../cloudfunctions/demo-city/city'
import { demoCity } from '../../world/city'
import type { Functions, Phone } from '../../world/phone'

// People who registered, at each step: what the tests of grid work begin with.

type Submit = Operations['submit-application']['input']
export type Which = { communityCode: string; applicationId: string }
export const home = HOME_COMMUNITY
const dayMs = 86_400_000

/** The local day so many days from now. */
export const dayFrom = (f: Functions, days: number): string => localDay(new Date(f.now().getTime() + days * dayMs))
export const homeGrid = (): string => demoCity().city.grids.find((g) => g.communityCode === home)!.code
export const gridElsewhere = (): string => demoCity().city.grids.find((g) => g.communityCode !== home)!.code

/** Every day, round the clock: a test of something else does not depend on the hour. */
export const allWeek = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 }))

export const saying = (over: Partial<Submit> = {}): Submit => ({
  communityCode: home,
  applicationId: newId(),
  kind: 'part-timer',
  platform: 'meituan',
  gridCodes: [homeGrid()],
  windows: allWeek,
  skills: ['lock', 'electric', 'carry'],
  maxOpenTasks: 2,
  words: '下午三点以后都有空。',
  consentEdition: 1,
  ...over,
})

export async function applied(phone: Phone, over: Partial<Submit> = {}): Promise<Which> {
  const input = saying(over)
  await phone.call('submit-application', input)
  return { communityCode: input.communityCode, applicationId: input.applicationId }
}

export const terms = (f: Functions, over: Partial<Operations['approve-application']['input']> = {}) => ({
  fromDay: dayFrom(f, 0),
  untilDay: dayFrom(f, 180),
  gridCodes: [homeGrid()],
  maxOpenTasks: 2,
  ...over,
})

export interface Appointed {
  communityCode: string
  appointmentId: string
  applicationId: string
}

/** Registered and appointed from today for half a year. */
export async function appointed(
  f: Functions,
  phone: Phone,
  over: { said?: Partial<Submit>; terms?: Partial<Operations['approve-application']['input']> } = {},
): Promise<Appointed> {
  const it = await applied(phone, over.said)
  const staff = await f.signIn('community-staff')
  const { appointmentId } = await staff.call('approve-application', { ...it, ...terms(f, over.terms) })
  return { communityCode: it.communityCode, appointmentId, applicationId: it.applicationId }
}

/** These tests pass whole months; a session lasts one. */
export const staySignedIn = (pool: Pool) =>
  pool.query(`update session set expires_at = expires_at + interval '2 years'`)
