import { useMemo } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Chips, useNow } from '@/ui'
import { WeekRows, useWorkDays } from '@/ui/station'
import type { HoursException } from '@/contracts/station-shapes'
import { compile, sayHours } from '../../rules/hours'
import { fromRows, type HoursRow } from '../../rules/hours/editing'
import { ReadText } from './read-text'
import { RowCard } from './row-card'
import { presets } from './times'

interface Props {
  rows: HoursRow[]
  onChange: (rows: HoursRow[]) => void
  exceptions?: readonly HoursException[]
}

const rowsMax = 32

/**
 * Opening hours as rows: from what the door says, from a usual one, or by
 * hand; and the coming week as it will be. What is stored is never shown.
 */
export function HoursEditor({ rows, onChange, exceptions = [] }: Props) {
  const put = (at: number, row: HoursRow) => onChange(rows.map((r, i) => (i === at ? row : r)))
  const made = fromRows(rows)
  const addWord = rows.length ? '再加一行，比如节假日' : '加一行'
  return (
    <>
      <View>
        <View className="ui-medium station-desk-label">从常见的开始，下面再改</View>
        <Chips
          label="从常见的开始"
          value={null}
          onChange={(key) => onChange(presets.find((p) => p.key === key)!.rows)}
          choices={presets.map((p) => ({ value: p.key, word: p.word }))}
        />
      </View>
      <ReadText onRows={onChange} />
      {rows.map((row, i) => (
        <RowCard
          key={i}
          row={row}
          at={i}
          wrong={!made.ok && made.row === i ? made.why : undefined}
          onChange={(r) => put(i, r)}
          onRemove={rows.length > 1 ? () => onChange(rows.filter((_, n) => n !== i)) : undefined}
        />
      ))}
      {rows.length < rowsMax ? (
        <Btn size="middle" icon="plus" onTap={() => onChange([...rows, { seasons: [], days: ['PH'], spans: [] }])}>
          {addWord}
        </Btn>
      ) : null}
      <Preview rows={rows} exceptions={exceptions} />
    </>
  )
}

function Preview({ rows, exceptions }: { rows: HoursRow[]; exceptions: readonly HoursException[] }) {
  const now = useNow(60_000)
  const days = useWorkDays()
  const made = useMemo(() => fromRows(rows), [rows])
  if (!made.ok) return rows.length ? null : <View className="ui-medium station-desk-hint">{made.why}</View>
  return (
    <Card title="骑手看到的这一周">
      <View className="ui-medium station-desk-said">{sayHours(made.hours)}</View>
      <WeekRows
        hours={compile(made.hours, days, exceptions)}
        now={now}
        reasonOf={(day) => exceptions.find((e) => e.day === day)?.reason}
      />
    </Card>
  )
}
