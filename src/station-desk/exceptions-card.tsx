import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Chips, Field, Row, Sheet } from '@/ui'
import { today } from '@/ui/words'
import { sayMoments, type Span } from '../rules/hours'
import { SpanList } from './hours/span-list'
import { dayNear, daysBetween, saidDay } from './days'
import type { HoursException } from '@/contracts/station-shapes'

interface Props {
  exceptions: HoursException[]
  onChange: (exceptions: HoursException[]) => void
}
const exceptionsMax = 60

/** Single days on which it is otherwise: a festival, an inventory. They come before every row of the usual hours. */
export function ExceptionsCard({ exceptions, onChange }: Props) {
  const [adding, setAdding] = useState(false)
  const now = today()
  const coming = exceptions.filter((e) => e.day >= now).sort((a, b) => (a.day < b.day ? -1 : 1))
  const take = (day: string) => onChange(exceptions.filter((e) => e.day !== day))
  const put = (made: HoursException[]) =>
    onChange([...exceptions.filter((e) => e.day >= now && !made.some((m) => m.day === e.day)), ...made])
  return (
    <>
      <Card title="有几天不一样">
        {coming.map((e) => (
          <Row
            key={e.day}
            title={saidDay(e.day)}
            note={[e.spans.length ? sayMoments(e.spans) : '不开', e.reason].filter(Boolean).join(' · ')}
            aside={
              <Btn size="small" label={`去掉 ${saidDay(e.day)}`} onTap={() => take(e.day)}>
                去掉
              </Btn>
            }
          />
        ))}
        {coming.length ? null : <View className="ui-medium station-desk-said">过年、盘点、装修那几天，写在这里。</View>}
        {coming.length < exceptionsMax ? (
          <Btn size="middle" icon="plus" onTap={() => setAdding(true)}>
            加几天
          </Btn>
        ) : null}
      </Card>
      {adding ? (
        <AddDays
          room={exceptionsMax - coming.length}
          onClose={() => setAdding(false)}
          onAdd={(made) => {
            put(made)
            setAdding(false)
          }}
        />
      ) : null}
    </>
  )
}

function wrongUntil(last: string | null, days: number, room: number): string | undefined {
  if (!last) return '写成 2-12 这样，月在前'
  if (!days) return '最后一天要在第一天之后'
  return days > room ? `最多再加 ${room} 天` : undefined
}

const saidDays = (first: string, last: string | null): string =>
  last && last !== first ? `${saidDay(first)} 到 ${saidDay(last)}` : saidDay(first)

interface AddDaysProps {
  /** How many more there is room for. */
  room: number
  onAdd: (made: HoursException[]) => void
  onClose: () => void
}

function AddDays({ room, onAdd, onClose }: AddDaysProps) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [spans, setSpans] = useState<Span[] | null>(null)
  const [reason, setReason] = useState('')
  const first = dayNear(from)
  const last = to.trim() ? dayNear(to) : first
  const days = first && last ? daysBetween(first, last) : []
  const firstWrong = from.trim() && !first ? '写成 2-5 这样，月在前' : undefined
  const lastWrong = first ? wrongUntil(last, days.length, room) : undefined
  const ready = days.length > 0 && !lastWrong
  return (
    <Sheet
      open
      title="哪几天不一样"
      onClose={onClose}
      action={
        <Btn
          kind="primary"
          disabled={!ready}
          onTap={() => onAdd(days.map((day) => ({ day, spans: spans ?? [], reason: reason.trim() })))}
        >
          {ready ? `记下这 ${days.length} 天` : '先写哪天'}
        </Btn>
      }
    >
      <Field
        label="第一天"
        hint="几月几号，比如 2-5"
        value={from}
        onChange={setFrom}
        maxLength={10}
        placeholder="2-5"
        error={firstWrong}
      />
      <Field
        label="最后一天"
        hint="只有一天就空着"
        value={to}
        onChange={setTo}
        maxLength={10}
        placeholder="2-12"
        error={lastWrong}
      />
      {first ? <View className="ui-medium">{saidDays(first, last)}</View> : null}
      <Chips
        label="那几天怎么开"
        choices={[
          { value: 'shut', word: '不开' },
          { value: 'other', word: '换个时间开' },
        ]}
        value={spans ? 'other' : 'shut'}
        onChange={(v) => setSpans(v === 'other' ? [{ open: 600, close: 960 }] : null)}
      />
      {spans ? <SpanList spans={spans} label="那几天" onChange={setSpans} /> : null}
      <Field
        label="为什么"
        hint="骑手看得见"
        value={reason}
        onChange={setReason}
        maxLength={60}
        placeholder="春节放假"
      />
    </Sheet>
  )
}
