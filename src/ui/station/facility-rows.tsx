import { View } from '@tarojs/components'
import type { StationView } from '@/contracts/station-shapes'
import { facilities, facilityCodes, type FacilityCode } from '@/contracts/station-words'
import { Row } from '../card'
import { Pill } from '../pill'
import { facilityIcons } from './facility-icons'
import { saidFacility } from './words'

const order = { broken: 0, yes: 1 } as const

/**
 * What is there, line by line with how we know, what is broken
 * first; what is not, and what nobody spoke of, in a sentence each.
 */
export function FacilityRows({ of, now }: { of: StationView['facilities']; now: number }) {
  const stateOf = (c: FacilityCode) => of[c]?.state ?? 'unknown'
  const there = facilityCodes
    .filter((c) => stateOf(c) in order)
    .sort((a, b) => order[stateOf(a) as keyof typeof order] - order[stateOf(b) as keyof typeof order])
  const say = (state: 'no' | 'unknown') =>
    facilityCodes
      .filter((c) => stateOf(c) === state)
      .map((c) => facilities[c])
      .join('、')
  return (
    <>
      {there.map((c) => {
        const { words, how, tone } = saidFacility(of[c], now)
        return (
          <Row
            key={c}
            icon={facilityIcons[c]}
            title={facilities[c]}
            note={how}
            aside={<Pill tone={tone}>{words}</Pill>}
            plain
          />
        )
      })}
      {say('no') ? <View className="ui-small ui-after-rows">没有：{say('no')}</View> : null}
      {say('unknown') ? <View className="ui-small ui-after-rows">没人说过有没有：{say('unknown')}</View> : null}
    </>
  )
}
