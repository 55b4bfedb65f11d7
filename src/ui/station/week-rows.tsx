import { View } from '@tarojs/components'
import { sayMoments, weekAhead, type Compiled } from '../../rules/hours'
import { Row } from '../card'

const names = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const kinds = { workday: '', rest: '', holiday: ' · 节假日' } as const

/** The coming week as it will really be: make-up days, holidays and single days are in it. */
export function WeekRows({
  hours,
  now,
  reasonOf,
}: {
  hours: Compiled
  now: number /** What was said about a local day. */
  reasonOf?: (day: string) => string | undefined
}) {
  return (
    <>
      {weekAhead(hours, now).map((d, i) => (
        <Row
          key={d.day}
          strong={i === 0}
          title={`${i === 0 ? '今天' : i === 1 ? '明天' : names[d.weekday]!}${makeUp(d)}${kinds[d.kind]}`}
          note={reasonOf?.(d.day)}
          aside={
            <View className={i === 0 ? 'ui-strong ui-num' : 'ui-num'}>
              {d.spans.length ? sayMoments(d.spans) : '不开'}
            </View>
          }
        />
      ))}
    </>
  )
}

const makeUp = (d: { weekday: number; kind: string }): string =>
  d.weekday >= 5 && d.kind === 'workday' ? '（调休上班）' : d.weekday < 5 && d.kind === 'rest' ? '（调休）' : ''
