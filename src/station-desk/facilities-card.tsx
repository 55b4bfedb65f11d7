import { View } from '@tarojs/components'
import { Btn, Card, Chips, Icon } from '@/ui'
import { facilityIcons, saidFacility } from '@/ui/station'
import type { StationView } from '@/contracts/station-shapes'
import {
  facilities,
  facilityCodes,
  facilityStates,
  type FacilityCode,
  type FacilityState,
} from '@/contracts/station-words'

interface Props {
  known: StationView['facilities']
  looked: Partial<Record<FacilityCode, FacilityState>>
  onLook: (looked: Partial<Record<FacilityCode, FacilityState>>) => void
}

const words: Record<FacilityState, string> = { yes: '有', no: '没有', broken: '坏了', unknown: '不清楚' }
const choices = facilityStates.map((value) => ({ value, word: words[value] }))

/** What is there. What is pressed counts as seen just now; the rest keeps its date. */
export function FacilitiesCard({ known, looked, onLook }: Props) {
  const sure = facilityCodes.filter((c) => known[c] && known[c]!.state !== 'unknown')
  const again = () => onLook({ ...Object.fromEntries(sure.map((c) => [c, known[c]!.state])), ...looked })
  const seen = Object.keys(looked).length
  const saidLook = seen ? `这次看过 ${seen} 样，存好后算刚确认` : '到现场看过一圈、都没变？点一下就都算刚确认'
  return (
    <>
      {sure.length ? (
        <Card>
          <View className="ui-medium station-desk-said">{saidLook}</View>
          <Btn size="middle" icon="check" onTap={again}>
            都看过，还是这样
          </Btn>
        </Card>
      ) : null}
      <Card title="一样一样看">
        {facilityCodes.map((code) => (
          <View key={code} className="station-desk-facility">
            <View className="ui-line">
              <Icon name={facilityIcons[code]} size="small" />
              <View className="ui-strong">{facilities[code]}</View>
              <View className="ui-small">
                {looked[code] ? '这次看的' : (saidFacility(known[code], Date.now()).how ?? '')}
              </View>
            </View>
            <Chips
              label={facilities[code]}
              choices={choices}
              value={looked[code] ?? known[code]?.state ?? 'unknown'}
              onChange={(state) => onLook({ ...looked, [code]: state })}
            />
          </View>
        ))}
      </Card>
    </>
  )
}
