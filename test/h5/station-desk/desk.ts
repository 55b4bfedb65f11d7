import type { DeskStation, StationView } from '@/contracts/station-shapes'
import type { Suite } from '../../told'
import type { Visitor } from '../browser'

export const here = (v: Visitor) => v.page.locator('.taro_page:not([style*="display: none"])').last()
export const at = (page: string, s: Pick<StationView, 'communityCode' | 'stationId'>, more = '') =>
  `${page}?communityCode=${s.communityCode}&stationId=${s.stationId}${more}`
export const choose = (v: Visitor, name: string) => here(v).getByRole('radio', { name, exact: true }).last().click()

export type Ask = <D>(v: Visitor, operation: string, input: object, clientId?: string) => Promise<D>

export interface Desk {
  promise: Suite['promise']
  /** Of staff, on the screen of a desk. */
  wide: Visitor
  kept: DeskStation
  /** What every rider's phone knows. */
  known: () => Promise<StationView[]>
}
