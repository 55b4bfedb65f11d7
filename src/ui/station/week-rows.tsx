import { View } from '@tarojs/components'
import { weekdayWords } from '@/rules/local-time'
import { sayMoments, weekAhead, type Compiled } from '../../rules/hours'
import { Row } from '../card'

const near = ['今天', '明天']
const kinds = { workday: '', rest: '', holiday: ' · 节假日' } as const

interface Props {
  hours: Compiled
  now: number
  /** What was said about a local day. */
  reasonOf?: (day: string) => string | undefined
}

/** The coming week as it will really be: make-up days, holidays and single days are in it. */
export function WeekRows({ hours, now, reasonOf }: Props) {
  return (
    <>
      {weekAhead(hours, now).map((d, i) => (
        <Row
          key={d.day}
          plain={i > 0}
          title={`${near[i] ?? weekdayWords[d.weekday]}${makeUp(d)}${kinds[d.kind]}`}
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

function makeUp({ weekday, kind }: { weekday: number; kind: string }): string {
  if (weekday >= 5) return kind === 'workday' ? '（调休上班）' : ''
  return kind === 'rest' ? '（调休）' : ''
}
