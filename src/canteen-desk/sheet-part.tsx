import { useState } from 'react'
import { Arriving, Chips, useNow } from '@/ui'
import { daysFrom, saidDay } from '@/ui/meal'
import { Refusal } from '@/platform/call'
import { useRead } from '@/platform/query'
import { ClosedDay } from './closed-day'
import { ClosingDay } from './closing-day'
import type { Which } from './my-canteen'
import { Framed } from './own-page'

const daysBack = -7

/**
 * 结账: after the last plate, one sheet a day that adds up by
 * price and by who pays the rest; written once, read for ever.
 */
export function SheetPart({ which }: { which: Which }) {
  const now = useNow(60_000)
  const days = daysFrom(now, daysBack)
  const [chosen, setDay] = useState<string | null>(null)
  const day = chosen ?? days[0]!
  const asked = useRead('read-canteen-sheet', { ...which, day })
  const head = (
    <Chips
      scroll
      label="哪一天"
      value={day}
      onChange={setDay}
      choices={days.map((d) => ({ value: d, word: saidDay(d, now) }))}
    />
  )
  if (asked.data) return <ClosedDay key={day} sheet={asked.data.sheet} head={head} />
  if (asked.error instanceof Refusal && asked.error.code === 'NOT_CLOSED_YET')
    return <ClosingDay key={day} which={which} day={day} now={now} head={head} />
  return (
    <Framed>
      {head}
      <Arriving read={asked} answer rows={5} />
    </Framed>
  )
}
