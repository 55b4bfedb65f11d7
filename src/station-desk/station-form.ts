import type { DeskStation, HoursException } from '@/contracts/station-shapes'
import type { FacilityCode, FacilityState, StationKind } from '@/contracts/station-words'
import type { Operations } from '@/contracts/operations'
import type { KeptFile } from '@/platform/kept-files'
import { formatHours, parseHours } from '../rules/hours'
import { fromRows, toRows, type HoursRow } from '../rules/hours/editing'

/** A station while it is being described; hours are rows here and one string in the store. */
export interface StationForm {
  stationId: string
  communityCode: string
  /** The edition it was begun from; null for one that is new. */
  base: number | null
  name: string
  kind: StationKind
  point: { lng: number; lat: number } | null
  address: string
  howToGetIn: string
  rows: HoursRow[]
  exceptions: HoursException[]
  looked: Partial<Record<FacilityCode, FacilityState>>
  photos: KeptFile[]
}

export const blankForm = (stationId: string, communityCode: string, kind: StationKind = 'own'): StationForm => ({
  stationId,
  communityCode,
  base: null,
  name: '',
  kind,
  point: null,
  address: '',
  howToGetIn: '',
  rows: [],
  exceptions: [],
  looked: {},
  photos: [],
})

export function formOf(s: DeskStation): StationForm {
  const parsed = parseHours(s.hours)
  return {
    stationId: s.stationId,
    communityCode: s.communityCode,
    base: s.edition,
    name: s.name,
    kind: s.kind,
    point: s.point,
    address: s.address,
    howToGetIn: s.howToGetIn,
    rows: parsed.ok ? toRows(parsed.hours) : [],
    exceptions: s.exceptions,
    looked: {},
    photos: [],
  }
}

export type FormPart = 'basics' | 'pin' | 'hours' | 'facilities' | 'photos'
/** What keeps it from being saved: where it stands and how to mend it. */
export interface FormWrong {
  part: FormPart
  words: string
}

export function wrongIn(form: StationForm): FormWrong | null {
  if (form.name.trim().length < 2) return { part: 'basics', words: '写个名字，两个字以上' }
  if (form.address.trim().length < 2) return { part: 'basics', words: '写一下地址，骑手好找' }
  if (!form.point) return { part: 'pin', words: '在地图上点一下门口' }
  const made = fromRows(form.rows)
  return made.ok ? null : { part: 'hours', words: made.why }
}

type Described = Omit<Operations['offer-station']['input'], 'facilities' | 'phone'>
/** @throws when something is still wrong in it: ask `wrongIn` first */
export function describe(form: StationForm): Described {
  const made = fromRows(form.rows)
  if (!made.ok || !form.point) throw new Error('the form is not complete')
  return {
    stationId: form.stationId,
    name: form.name.trim(),
    kind: form.kind,
    point: form.point,
    address: form.address.trim(),
    howToGetIn: form.howToGetIn.trim(),
    hours: formatHours(made.hours),
    ...(form.photos.length ? { photos: form.photos.map((p) => p.id) } : {}),
  }
}

export const looks = (form: StationForm): { code: FacilityCode; state: FacilityState }[] =>
  (Object.entries(form.looked) as [FacilityCode, FacilityState][]).map(([code, state]) => ({ code, state }))
