import { View } from '@tarojs/components'
import { Card } from '@/ui'
import { WeekRows } from '@/ui/station'
import { parseHours, sayHours, type Compiled } from '../rules/hours'
import type { StationRow } from './station-row'

/** The coming week as it will really be: make-up days, holidays and a closed today are in it. */
export function HoursCard({ row, hours, now }: { row: StationRow; hours: Compiled; now: number }) {
  const parsed = parseHours(row.view.hours)
  return (
    <Card title="几时开" aside={parsed.ok ? undefined : '时间没写清楚，按不开算'}>
      {parsed.ok ? <View className="ui-medium stations-why">{sayHours(parsed.hours)}</View> : null}
      <WeekRows hours={hours} now={now} reasonOf={(day) => row.view.exceptions.find((e) => e.day === day)?.reason} />
    </Card>
  )
}
