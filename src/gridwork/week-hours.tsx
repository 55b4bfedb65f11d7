import { View } from '@tarojs/components'
import { ManyChips, aria, names, tap } from '@/ui'
import { weekdayWords } from '@/rules/local-time'
import { bands, cellOf, cellsIn, hoursInWords, partlyIn, turned, weekdays, type Cell } from '@/ui/gridwork'
import './gridwork.scss'
import type { FreeWindowView } from '@/contracts/gridwork-shapes'

const every = (band: string): Cell[] => weekdays.map((d) => cellOf(d, band))
/** What riders really have: the lull after lunch comes first. */
const presets: { value: string; word: string; cells: Cell[] }[] = [
  { value: 'afternoon', word: '下午', cells: every('afternoon') },
  { value: 'noon', word: '中午', cells: every('noon') },
  { value: 'evening', word: '晚上', cells: every('evening') },
  { value: 'weekend', word: '周末', cells: [6, 7].flatMap((d) => bands.map((b) => cellOf(d, b.key))) },
]

interface Props {
  windows: FreeWindowView[]
  onChange: (windows: FreeWindowView[]) => void
}

/** Free hours as a week: a press on a cell, a day or a part of the day; the sentence below says what it means. */
export function WeekHours({ windows, onChange }: Props) {
  const chosen = cellsIn(windows)
  const partly = partlyIn(windows)
  const isOn = (cells: Cell[]) => cells.every((c) => chosen.has(c))
  const turn = (cells: Cell[]) => onChange(turned(windows, cells, !isOn(cells)))
  const presetsOn = presets.filter((p) => isOn(p.cells)).map((p) => p.value)
  return (
    <View className="ui-stack">
      <ManyChips
        label="常用的"
        choices={presets.map(({ value, word }) => ({ value, word }))}
        values={presetsOn}
        onChange={(now) => turn(presets.find((p) => now.includes(p.value) !== presetsOn.includes(p.value))!.cells)}
      />
      <View className="week" {...aria({ role: 'group', label: '一周里空闲的时候' })}>
        <View className="week-row">
          <View className="week-day" />
          {bands.map((b) => (
            <View
              key={b.key}
              className="week-head ui-press"
              {...tap(() => turn(every(b.key)), {
                label: `每天${b.word}`,
                role: 'checkbox',
                checked: isOn(every(b.key)),
              })}
            >
              <View>{b.word}</View>
              <View className="week-time ui-num">
                {b.from / 60}–{b.to / 60}
              </View>
            </View>
          ))}
        </View>
        {weekdays.map((d) => (
          <View key={d} className="week-row">
            <View
              className="week-day ui-press"
              {...tap(() => turn(bands.map((b) => cellOf(d, b.key))), {
                label: `${weekdayWords[d - 1]}全天`,
                role: 'checkbox',
                checked: isOn(bands.map((b) => cellOf(d, b.key))),
              })}
            >
              {weekdayWords[d - 1]}
            </View>
            {bands.map((b) => {
              const [on, part] = [chosen.has(cellOf(d, b.key)), partly.has(cellOf(d, b.key))]
              return (
                <View
                  key={b.key}
                  className={names('week-cell', 'ui-press', on && 'week-cell-on', part && 'week-cell-part')}
                  {...tap(() => turn([cellOf(d, b.key)]), {
                    label: `${weekdayWords[d - 1]}${b.word}${part ? '，有一部分空' : ''}`,
                    role: 'checkbox',
                    checked: on,
                  })}
                >
                  {on ? '有空' : part && '部分'}
                </View>
              )
            })}
          </View>
        ))}
      </View>
      <View className="ui-medium ui-num">
        {windows.length
          ? hoursInWords(windows).map((line) => <View key={line}>{line}</View>)
          : '还没选，点格子，或点上面常用的'}
      </View>
    </View>
  )
}
