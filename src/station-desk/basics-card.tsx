import { View } from '@tarojs/components'
import { Card, Chips, Field } from '@/ui'
import { stationKindCodes, stationKinds } from '@/contracts/station-words'
import type { StationForm } from './station-form'

/** What it is called, whose it is, where it stands in words, how one gets in. */
export function BasicsCard({ form, change }: { form: StationForm; change: (part: Partial<StationForm>) => void }) {
  return (
    <Card>
      <Field
        label="名字"
        required
        value={form.name}
        onChange={(name) => change({ name })}
        maxLength={40}
        placeholder="比如：永泰社区站"
      />
      <View className="ui-field">
        <View className="ui-field-label">谁办的</View>
        <Chips
          label="谁办的"
          choices={stationKindCodes.map((k) => ({ value: k, word: stationKinds[k] }))}
          value={form.kind}
          onChange={(kind) => change({ kind })}
        />
      </View>
      <Field
        label="地址"
        required
        hint="骑手照着能找到门"
        value={form.address}
        onChange={(address) => change({ address })}
        maxLength={80}
        placeholder="大台什路 12 号底商"
      />
      <Field
        label="怎么进去"
        hint="门在哪边、要不要按铃、能不能推车"
        value={form.howToGetIn}
        onChange={(howToGetIn) => change({ howToGetIn })}
        maxLength={120}
        placeholder="临街一楼，推门就进"
      />
    </Card>
  )
}
