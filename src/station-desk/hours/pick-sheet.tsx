import { View } from '@tarojs/components'
import { Btn, Chips, Sheet } from '@/ui'

export interface PickGroup {
  label: string
  choices: { value: string; word: string }[]
  value: string
  onChange: (value: string) => void
}

/** A time or a month with one thumb: a few words to press, no wheel. */
export function PickSheet({
  title,
  groups,
  said,
  onDone,
  onClose,
}: {
  title: string
  groups: PickGroup[]
  /** What is chosen, in words. */
  said: string
  onDone: () => void
  onClose: () => void
}) {
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      action={
        <Btn kind="primary" onTap={onDone}>
          {said}
        </Btn>
      }
    >
      {groups.map((g) => (
        <View key={g.label}>
          <View className="ui-medium station-desk-label">{g.label}</View>
          <View className="station-desk-pick">
            <Chips label={g.label} choices={g.choices} value={g.value} onChange={g.onChange} />
          </View>
        </View>
      ))}
    </Sheet>
  )
}
