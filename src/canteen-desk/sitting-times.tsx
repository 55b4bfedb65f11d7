import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card, Row, SwitchRow } from '@/ui'
import { ClockSheet } from '@/ui/time-sheet'
import { sittingNames, type Sitting } from '@/contracts/canteen-words'
import { minuteClock } from '@/rules/local-time'
import { timeRows, usualTimes, type Times } from './rules-form'

interface Props {
  sitting: Sitting
  /** Undefined: this meal is not served. */
  times: Times | undefined
  onChange: (times: Times | undefined) => void
}

/** 供午餐: whether, and at which times. */
export function SittingTimes({ sitting, times, onChange }: Props) {
  const [asked, setAsked] = useState<(typeof timeRows)[number] | null>(null)
  const set = (minute: number) => {
    onChange({ ...times!, [asked!.key]: minute })
    setAsked(null)
  }
  return (
    <>
      <Card>
        <SwitchRow
          title={`供${sittingNames[sitting]}`}
          on={Boolean(times)}
          onChange={(on) => onChange(on ? usualTimes[sitting] : undefined)}
        />
        {times
          ? timeRows.map((row) => (
              <Row
                key={row.key}
                title={row.word}
                note={row.note}
                plain
                aside={<View className="ui-num ui-strong">{saysMinute(times[row.key])}</View>}
                onTap={() => setAsked(row)}
              />
            ))
          : null}
      </Card>
      {times && asked ? (
        <ClockSheet
          title={`${sittingNames[sitting]}${asked.word}`}
          minute={times[asked.key] ?? times.servesUntil}
          onClose={() => setAsked(null)}
          onDone={set}
        />
      ) : null}
    </>
  )
}

const saysMinute = (minute: number | undefined): string => (minute === undefined ? '不放开' : minuteClock(minute))
