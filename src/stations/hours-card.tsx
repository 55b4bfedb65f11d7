import { View } from '@tarojs/components'
import { Card, Row } from '@/ui'
import { parseHours, sayHours, sayMoments, weekAhead, type Compiled } from '@kernel/station/hours'
import type { StationRow } from './station-row'

const names = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const kinds = { workday: '', rest: '', holiday: ' · 节假日' } as const

/** The coming week as it will really be: make-up days, holidays and a closed today are in it. */
export function HoursCard({ row, hours, now }: { row: StationRow; hours: Compiled; now: number }) {
  const parsed = parseHours(row.view.hours)
  const reasonOf = (day: string) => row.view.exceptions.find((e) => e.day === day)?.reason
  return (
    <Card title='几时开' aside={parsed.ok ? undefined : '时间没写清楚，按不开算'}>
      {parsed.ok ? <View className='ui-medium stations-why'>{sayHours(parsed.hours)}</View> : null}
      {weekAhead(hours, now).map((d, i) => (
        <Row
          key={d.day} strong={i === 0} title={`${i === 0 ? '今天' : i === 1 ? '明天' : names[d.weekday]!}${makeUp(d)}${kinds[d.kind]}`}
          note={reasonOf(d.day)} aside={<View className={i === 0 ? 'ui-strong ui-num' : 'ui-num'}>{d.spans.length ? sayMoments(d.spans) : '不开'}</View>}
        />
      ))}
    </Card>
  )
}

const makeUp = (d: { weekday: number; kind: string }): string => (d.weekday >= 5 && d.kind === 'workday' ? '（调休上班）' : d.weekday < 5 && d.kind === 'rest' ? '（调休）' : '')
