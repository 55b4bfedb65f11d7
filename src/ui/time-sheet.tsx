import { useState } from 'react'
import { View } from '@tarojs/components'
import { minuteClock } from '@/rules/local-time'
import { Btn } from './btn'
import { Chips } from './chips'
import { Sheet } from './sheet'

const two = (n: number) => String(n).padStart(2, '0')
const hours = Array.from({ length: 24 }, (_, h) => ({ value: String(h), word: two(h) }))

/**
 * A time of day in minutes after midnight, with one thumb: a few words to press, no wheel. A time that is
 * no round one stays a choice. `said` puts what is chosen into words, where it means more than the clock's.
 */
export function ClockSheet({
  title,
  minute,
  said,
  onDone,
  onClose,
}: {
  title: string
  minute: number
  said?: (minute: number) => string
  onDone: (minute: number) => void
  onClose: () => void
}) {
  const [at, setAt] = useState(minute % 1440)
  const [hour, rest] = [Math.floor(at / 60), at % 60]
  const minutes = [...new Set([0, 10, 15, 20, 30, 40, 45, 50, minute % 60])]
    .sort((a, b) => a - b)
    .map((m) => ({ value: String(m), word: two(m) }))
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      action={<Btn kind="primary" onTap={() => onDone(at)}>{`就 ${said ? said(at) : minuteClock(at)}`}</Btn>}
    >
      <View className="ui-medium">几点</View>
      <Chips label="几点" choices={hours} value={String(hour)} onChange={(h) => setAt(Number(h) * 60 + rest)} />
      <View className="ui-medium">几分</View>
      <Chips label="几分" choices={minutes} value={String(rest)} onChange={(m) => setAt(hour * 60 + Number(m))} />
    </Sheet>
  )
}
