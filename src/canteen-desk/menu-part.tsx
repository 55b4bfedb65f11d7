import { useState } from 'react'
import { Arriving, Chips, Notice, useNow } from '@/ui'
import { daysFrom, saidDay } from '@/ui/meal'
import type { CanteenView } from '@/contracts/canteen-shapes'
import { sittingNames, sittings, type Sitting } from '@/contracts/canteen-words'
import { useRead } from '@/platform/query'
import { MenuEditor } from './menu-editor'
import { isPast } from './menu-form'
import type { Which } from './my-canteen'
import { Framed } from './own-page'

const daysAhead = 7

/** 排菜单: a day and a meal, what is cooked, how many, of those how many for elders. */
export function MenuPart({ which }: { which: Which }) {
  const now = useNow(60_000)
  const days = daysFrom(now, daysAhead)
  const [chosenDay, setDay] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Sitting | null>(null)
  const day = chosenDay ?? days[0]!
  const asked = useRead('read-canteen', { ...which, day })
  const view = asked.data
  const served = view ? servedIn(view) : []
  // Open on the meal that can still be written.
  const sitting = chosen ?? served.find((s) => !isPast(ofSitting(view!, s), now)) ?? served[0]
  const head = (
    <>
      <Chips
        scroll
        label="哪一天"
        value={day}
        onChange={setDay}
        choices={days.map((d) => ({ value: d, word: saidDay(d, now) }))}
      />
      {served.length > 1 ? (
        <Chips
          label="哪一餐"
          value={sitting ?? null}
          onChange={setChosen}
          choices={served.map((s) => ({ value: s, word: sittingNames[s] }))}
        />
      ) : null}
    </>
  )
  if (view && sitting) {
    const meal = { which, day, sitting }
    const key = `${which.canteenId} ${day} ${sitting}`
    return <MenuEditor key={key} meal={meal} saved={ofSitting(view, sitting)} now={now} head={head} />
  }
  return (
    <Framed>
      {head}
      {view ? <Notice icon="info">规则里还没有开餐时间，先去填上</Notice> : <Arriving read={asked} rows={5} />}
    </Framed>
  )
}

const ofSitting = (view: CanteenView, sitting: Sitting) => view.sittings.find((s) => s.sitting === sitting)
const servedIn = (view: CanteenView) => sittings.filter((s) => view.policy[s] || ofSitting(view, s))
