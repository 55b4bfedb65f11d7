import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, ManyChips, aria } from '@/ui'
import type { DayToken } from '../../rules/hours'
import type { HoursRow } from '../../rules/hours/editing'
import { SeasonSheet } from './season-sheet'
import { SpanList } from './span-list'
import { dayOrder, dayWords, isEveryDay, saidSeason, weekdays } from './times'

interface Props {
  row: HoursRow
  at: number
  wrong?: string
  onChange: (row: HoursRow) => void
  onRemove?: () => void
}

const every = 'every'
/** "每天" goes when it is pressed again, and when one of its days is left out. */
function daysChosen(was: readonly DayToken[], values: string[]): readonly DayToken[] {
  const isNow = values.includes(every)
  if (isEveryDay(was)) {
    if (!isNow) return was.filter((d) => !weekdays.includes(d))
  } else if (isNow) return weekdays
  return dayOrder.filter((d) => values.includes(d))
}
const choices = [{ value: every, word: '每天' }, ...dayOrder.map((d) => ({ value: d as string, word: dayWords[d] }))]

/** One row of hours: which days, which months, from when to when. A later row holds for the days that both name. */
export function RowCard({ row, at, wrong, onChange, onRemove }: Props) {
  const [askingSeason, setAskingSeason] = useState(false)
  const name = `第 ${at + 1} 行`
  const months = row.seasons.map(saidSeason).join('、') || '全年'
  const remove = (
    <Btn size="small" icon="trash" label={`去掉${name}`} onTap={onRemove}>
      去掉
    </Btn>
  )
  return (
    <Card title={name} aside={onRemove && remove}>
      <ManyChips
        label={`${name}，哪几天`}
        choices={choices}
        values={isEveryDay(row.days) ? [every, ...row.days] : [...row.days]}
        onChange={(values) => onChange({ ...row, days: daysChosen(row.days, values) })}
      />
      <View className="station-desk-season">
        <Btn
          size="small"
          icon="clock"
          label={`${name}，哪些月份，现在是${months}，改`}
          onTap={() => setAskingSeason(true)}
        >
          {months}
        </Btn>
      </View>
      <SpanList spans={row.spans} label={name} onChange={(spans) => onChange({ ...row, spans })} />
      {wrong ? (
        <View className="ui-wrong ui-medium station-desk-wrong" {...aria({ role: 'alert' })}>
          {wrong}
        </View>
      ) : null}
      {askingSeason ? (
        <SeasonSheet
          seasons={row.seasons}
          onClose={() => setAskingSeason(false)}
          onDone={(seasons) => {
            onChange({ ...row, seasons })
            setAskingSeason(false)
          }}
        />
      ) : null}
    </Card>
  )
}
