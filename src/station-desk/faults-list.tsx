import { useState } from 'react'
import { Arriving, Card, Chips, Countdown, Empty, Pill } from '@/ui'
import { Table, type Column } from '@/ui/desk'
import { ago } from '@/ui/words'
import type { StationFault } from '@/contracts/station-shapes'
import { faultViews, stationPromises } from '@/contracts/station-words'
import { inWords } from '@/contracts/quantity'
import { useRead } from '@/platform/query'
import './station-desk.scss'

type View = (typeof faultViews)[number]
const words: Record<View, string> = { open: '要修', overdue: '超期', done: '办完的' }
const empties: Record<View, [string, string]> = {
  open: ['都好着', '骑手一说坏了，这里就有'],
  overdue: ['没有超期的', '答应的时间都守住了'],
  done: [`${inWords(stationPromises.fixedShown)}里没有修过`, '修好一处就记在这里'],
}

const columns: Column<StationFault>[] = [
  {
    key: 'due',
    head: '还剩',
    width: 'calc(116px * var(--s))',
    phone: 'aside',
    cell: ({ state, dueAt }) => {
      if (state === 'open') return <Countdown due={dueAt} />
      return <Pill tone="open">{state === 'fixed' ? '修好了' : '是好的'}</Pill>
    },
  },
  { key: 'title', head: '什么坏了', phone: 'first', cell: (f) => f.title },
  { key: 'station', head: '哪个驿站', width: 'calc(168px * var(--s))', cell: (f) => f.stationName },
  { key: 'said', head: '几个人说', width: 'calc(96px * var(--s))', cell: (f) => `${f.reports} 个人说` },
  { key: 'last', head: '最近', width: 'calc(120px * var(--s))', cell: (f) => ago(f.endedAt ?? f.lastAt) },
]

/** What riders found, by time left. */
export function FaultsList({ chosen, onChoose }: { chosen: string | null; onChoose: (fault: StationFault) => void }) {
  const [view, setView] = useState<View>('open')
  const asked = useRead('list-faults', { view }, { refetchInterval: 30_000 })
  const { data } = asked
  const [title, note] = empties[view]
  return (
    <>
      <Chips
        scroll
        label="看哪些"
        value={view}
        onChange={setView}
        choices={faultViews.map((v) => ({ value: v, word: words[v], count: data?.counts[v] || undefined }))}
      />
      {data ? null : <Arriving read={asked} rows={5} />}
      {data && !data.faults.length ? (
        <Card>
          <Empty icon="check" title={title} note={note} />
        </Card>
      ) : null}
      {data?.faults.length ? (
        <Table
          label="报修"
          columns={columns}
          rows={data.faults}
          rowKey={(f) => f.faultId}
          rowLabel={(f) => `${f.stationName}，${f.title}，${f.reports} 个人说`}
          selected={chosen}
          onSelect={(key) => onChoose(data.faults.find((f) => f.faultId === key)!)}
        />
      ) : null}
    </>
  )
}
