import { useState } from 'react'
import { View } from '@tarojs/components'
import { BottomBar, Btn, Card, Chips, ManyChips, Sheet } from '@/ui'
import { facilities, facilityCodes, type FacilityCode } from '@/contracts/station-words'
import { facilityIcons } from '@/ui/station'
import { commonNeeds } from './fit'
import { useWishes } from './wishes'

const times = ['5', '10', '20', '30', 'any'] as const
type Time = (typeof times)[number]
const choice = (code: FacilityCode) => ({ value: code, word: facilities[code], icon: facilityIcons[code] })

/** I have N minutes, I need these. Remembered; the way back is counted too. */
export function WishCard() {
  const { needs, minutes, need, have } = useWishes()
  const [all, setAll] = useState(false)
  const shown = [...commonNeeds, ...needs.filter((code) => !commonNeeds.includes(code))]
  const value: Time = times.find((t) => t === String(minutes)) ?? 'any'
  return (
    <Card>
      <View className="ui-strong stations-wish">我有几分钟</View>
      <Chips
        label="我有几分钟，来回都算上"
        value={value}
        onChange={(t) => have(t === 'any' ? null : Number(t))}
        choices={times.map((t) => ({ value: t, word: t === 'any' ? '不急' : t }))}
      />
      <View className="ui-strong stations-wish">我要</View>
      <ManyChips label="要有什么" values={needs} onChange={need} choices={shown.map(choice)} />
      <View className="ui-line stations-more">
        <Btn size="small" icon="plus" onTap={() => setAll(true)}>
          别的
        </Btn>
      </View>
      <Sheet open={all} title="要有什么" onClose={() => setAll(false)}>
        <ManyChips label="要有什么" values={needs} onChange={need} choices={facilityCodes.map(choice)} />
        <BottomBar>
          <Btn kind="primary" onTap={() => setAll(false)}>
            就这些
          </Btn>
        </BottomBar>
      </Sheet>
    </Card>
  )
}
