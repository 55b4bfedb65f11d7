import { useEffect, useState } from 'react'
import { Text } from '@tarojs/components'
import { Pill, type Tone } from './pill'
import { lasting, left, leftBriefly, minuteSecond } from './words'

/** The time, again every `everyMs`; on the beat, so that two countdowns on a screen change together. */
export function useNow(everyMs = 60_000, now: () => number = Date.now): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const beat = () => {
      setAt(now())
      timer = setTimeout(beat, everyMs - (now() % everyMs))
    }
    timer = setTimeout(beat, everyMs - (now() % everyMs))
    return () => clearTimeout(timer)
  }, [everyMs, now])
  return at
}

export interface CountdownProps {
  /** ISO instant or ms. */
  due: string | number
  /** The clock stands still since then: the time left is counted from there. */
  pausedAt?: string | number | null
  /** pill: in a list, briefly · words: in a sentence or an Answer, without '还剩' when `bare` */
  as?: 'pill' | 'words'
  bare?: boolean
  now?: () => number
}

const soonMs = 4 * 60 * 60_000
const ms = (at: string | number) => (typeof at === 'number' ? at : Date.parse(at))

function toneOf(restMs: number): Tone {
  if (restMs < 0) return 'brand'
  return restMs < soonMs ? 'soon' : 'info'
}

/** The words and the colour of a due at one instant. */
export function dueState(
  due: string | number,
  now: number,
  pausedAt?: string | number | null,
): { words: string; tone: Tone } {
  if (pausedAt) return { words: `暂停 · ${left(due, pausedAt)}`, tone: 'shut' }
  return { words: left(due, now), tone: toneOf(ms(due) - now) }
}

/** Time left to a promise, in words, by the minute: '还剩 2 天 4 小时', '超 2 小时', '暂停 · 还剩 3 天'. */
export function Countdown({ due, pausedAt, as = 'pill', bare, now }: CountdownProps) {
  const at = useNow(60_000, now)
  const { words, tone } = dueState(due, at, pausedAt)
  if (as === 'pill') return <Pill tone={tone}>{pausedAt ? '先停着' : leftBriefly(due, at)}</Pill>
  const rest = ms(due) - (pausedAt ? ms(pausedAt) : at)
  return <Text className="ui-num">{bare && rest >= 0 ? lasting(rest) : words}</Text>
}

/** A short wait by the second: '4:38'. `onOver` is called once, when it is over. */
export function Seconds({
  until,
  onOver,
  now = Date.now,
}: {
  until: string | number
  onOver?: () => void
  now?: () => number
}) {
  const at = useNow(1_000, now)
  const rest = ms(until) - at
  const over = rest <= 0
  useEffect(() => {
    if (over) onOver?.()
  }, [over])
  return <Text className="ui-num">{minuteSecond(rest)}</Text>
}
