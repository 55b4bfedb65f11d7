import type { StationView } from '@/contracts/station-shapes'
import { facilities, facilityCodes, type FacilityCode } from '@/contracts/station-words'
import type { IconName } from '@/ui'
import { facilityIcons } from '@/ui/station'

/** The chips on the first screen: what riders ask for most. The rest is one tap further. */
export const commonNeeds: readonly FacilityCode[] = [
  'water',
  'charging',
  'battery-swap',
  'toilet',
  'ebike-parking',
  'street-level',
]

export interface Tile {
  code: FacilityCode
  word: string
  icon: IconName
  state: 'yes' | 'broken' | 'no' | 'unknown'
}

/** What to show of a station in one row: first what is needed, then what is broken, then what riders ask for most. */
export function tilesOf(view: StationView, needs: readonly FacilityCode[], most = 5): Tile[] {
  const stateOf = (code: FacilityCode) => view.facilities[code]?.state ?? 'unknown'
  const broken = facilityCodes.filter((code) => stateOf(code) === 'broken')
  const usual: FacilityCode[] = ['water', 'charging', 'heating', 'toilet', 'battery-swap', 'microwave', 'seats']
  const order = [...new Set([...needs, ...broken, ...usual.filter((code) => stateOf(code) === 'yes'), ...usual])].slice(
    0,
    most,
  )
  return order.map((code) => {
    const state = stateOf(code)
    const word = facilities[code]
    return {
      code,
      icon: facilityIcons[code],
      state,
      word: { broken: `${word}坏`, no: `无${word}`, yes: word, unknown: word }[state],
    }
  })
}
