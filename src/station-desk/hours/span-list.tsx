import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Icon, tap } from '@/ui'
import { ClockSheet } from '@/ui/time-sheet'
import type { Span } from '../../rules/hours'
import { dayMinutes, saidTime, spanOf } from './times'

interface Props {
  spans: readonly Span[]
  onChange: (spans: Span[]) => void
  /** '第 1 行', for a screen reader. */
  label: string
}

const usual: readonly Span[] = [
  { open: 510, close: 1050 },
  { open: 1080, close: 1260 },
]
const spansMax = 8
const ends = { open: '几点开门', close: '几点关门' } as const

/** An hour after the one before, as a midday break is. */
function oneMore(spans: readonly Span[]): Span {
  const from = (spans[spans.length - 1]?.close ?? dayMinutes) + 60
  if (from < dayMinutes - 60) return spanOf(from, Math.min(dayMinutes, from + 240))
  return usual[Math.min(spans.length, 1)]!
}

/** When it is open on such a day. A closing time before the opening one is the next day's. */
export function SpanList({ spans, onChange, label }: Props) {
  const [asked, setAsked] = useState<{ at: number; end: 'open' | 'close' } | null>(null)
  const put = (at: number, span: Span) => onChange(spans.map((s, i) => (i === at ? span : s)))
  const span = asked && spans[asked.at]
  const done = (minute: number) => {
    const { at, end } = asked!
    put(at, end === 'open' ? spanOf(minute, span!.close % dayMinutes) : spanOf(span!.open, minute))
    setAsked(null)
  }
  const addWord = spans.length ? '再加一段' : '加一段时间'
  return (
    <View className="station-desk-spans">
      {spans.map((s, i) => (
        <View key={i} className="station-desk-span">
          <Btn
            size="small"
            label={`${label}，第 ${i + 1} 段，${saidTime(s.open)} 开门，改`}
            onTap={() => setAsked({ at: i, end: 'open' })}
          >
            {saidTime(s.open)}
          </Btn>
          <View className="ui-medium">到</View>
          <Btn
            size="small"
            label={`${label}，第 ${i + 1} 段，${saidTime(s.close)} 关门，改`}
            onTap={() => setAsked({ at: i, end: 'close' })}
          >
            {saidTime(s.close)}
          </Btn>
          <View
            className="station-desk-take ui-press"
            {...tap(() => onChange(spans.filter((_, n) => n !== i)), { label: `${label}，去掉第 ${i + 1} 段` })}
          >
            <Icon name="trash" size="small" />
          </View>
        </View>
      ))}
      {spans.length === 0 ? <View className="ui-medium">这些天不开</View> : null}
      {spans.length < spansMax ? (
        <View>
          <Btn
            size="small"
            icon="plus"
            label={`${label}，加一段时间`}
            onTap={() => onChange([...spans, oneMore(spans)])}
          >
            {addWord}
          </Btn>
        </View>
      ) : null}
      {asked && span ? (
        <ClockSheet
          title={ends[asked.end]}
          minute={span[asked.end]}
          said={(m) => saidTime(asked.end === 'close' ? spanOf(span.open, m).close : m)}
          onClose={() => setAsked(null)}
          onDone={done}
        />
      ) : null}
    </View>
  )
}
