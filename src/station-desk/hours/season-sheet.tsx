import { useState } from 'react'
import type { Season } from '../../rules/hours'
import { PickSheet } from './pick-sheet'
import { monthDays, saidSeason } from './times'

const months = monthDays.map((_, m) => ({ value: String(m + 1), word: `${m + 1} 月` }))
const monthOf = (md: number) => Math.floor(md / 100)
const whole = (from: number, to: number): Season => ({ from: from * 100 + 1, to: to * 100 + monthDays[to - 1]! })

/**
 * Which months a row holds. Summer and winter are what doors speak of; what a text said by the day (11
 * 月 15 日) stays as it is until a month is pressed. A single day is an exception and stands elsewhere.
 */
export function SeasonSheet({
  seasons,
  onDone,
  onClose,
}: {
  seasons: readonly Season[]
  onDone: (seasons: readonly Season[]) => void
  onClose: () => void
}) {
  const [chosen, setChosen] = useState(seasons)
  const yearly = chosen.find((s) => 'from' in s) as Extract<Season, { from: number }> | undefined
  const [from, to] = [yearly ? monthOf(yearly.from) : 5, yearly ? monthOf(yearly.to) : 9]
  return (
    <PickSheet
      title="哪些月份"
      said={chosen.length ? `就 ${chosen.map(saidSeason).join('、')}` : '全年都这样'}
      onClose={onClose}
      onDone={() => onDone(chosen)}
      groups={[
        {
          label: '全年还是几个月',
          choices: [
            { value: 'all', word: '全年' },
            { value: 'part', word: '只有几个月' },
          ],
          value: chosen.length ? 'part' : 'all',
          onChange: (v) => setChosen(v === 'all' ? [] : [whole(from, to)]),
        },
        ...(chosen.length
          ? [
              {
                label: '从几月',
                choices: months,
                value: String(from),
                onChange: (m: string) => setChosen([whole(Number(m), to)]),
              },
              {
                label: '到几月',
                choices: months,
                value: String(to),
                onChange: (m: string) => setChosen([whole(from, Number(m))]),
              },
            ]
          : []),
      ]}
    />
  )
}
