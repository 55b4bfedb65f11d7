import { useState } from 'react'
import { View } from '@tarojs/components'
import { Arriving, Btn, Card, Countdown, Empty, Field, Pill, Row, useNow } from '@/ui'
import { Table, type Column } from '@/ui/desk'
import { saidFresh, saidState, useWorkDays } from '@/ui/station'
import { ago } from '@/ui/words'
import type { DeskStation } from '@/contracts/station-shapes'
import { stationKinds } from '@/contracts/station-words'
import { inWords } from '@/contracts/quantity'
import { stationPromises } from '@/contracts/station-words'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { compile, parseHours, type Calendar } from '../rules/hours'
import { useOffice } from './office'
import './station-desk.scss'

interface Props {
  chosen: string | null
  onChoose: (station: DeskStation) => void
}

function stateNow(s: DeskStation, days: Calendar, now: number) {
  const parsed = parseHours(s.hours)
  return saidState(s, compile(parsed.ok ? parsed.hours : { rules: [] }, days, s.exceptions), now)
}

/** The reason stands in the station itself. */
const briefly = (words: string) => words.split('：')[0]!

const columnsAt = (days: Calendar, now: number): Column<DeskStation>[] => [
  { key: 'name', head: '驿站', phone: 'first', cell: (s) => s.name },
  {
    key: 'state',
    head: '现在',
    width: 'calc(148px * var(--s))',
    cell: (s) => {
      const { tone, words } = stateNow(s, days, now)
      return <Pill tone={tone}>{briefly(words)}</Pill>
    },
  },
  {
    key: 'fault',
    head: '要修',
    width: 'calc(110px * var(--s))',
    phone: 'aside',
    cell: (s) => (s.nextDueAt ? <Countdown due={s.nextDueAt} /> : <View className="ui-small">都好着</View>),
  },
  { key: 'fresh', head: '有人确认', width: 'calc(124px * var(--s))', cell: (s) => saidFresh(s.confirmedAt, now) },
  {
    key: 'visits',
    head: '来过',
    width: 'calc(104px * var(--s))',
    cell: (s) => `${inWords(stationPromises.visitsLately)} ${s.visits7} 人次`,
  },
]

const matches = (s: DeskStation, words: string) =>
  !words || [s.name, s.address, s.placeName, s.code, stationKinds[s.kind]].some((t) => t.includes(words))

/** An office's, or for a keeper their own; what is offered apart. */
function useListed() {
  const office = useOffice()
  const isStaff = office?.isStaff ?? false
  const ofArea = { enabled: isStaff, refetchInterval: 60_000 }
  const area = useRead('list-stations-of-area', { state: 'active' }, ofArea)
  const offers = useRead('list-stations-of-area', { state: 'offered' }, ofArea)
  const mine = useRead('list-my-stations', {}, { enabled: office !== null && !isStaff, refetchInterval: 60_000 })
  if (isStaff)
    return { isStaff, asked: area, stations: area.data?.stations ?? [], offered: offers.data?.stations ?? [] }
  const mineIn = (state: DeskStation['state']) => mine.data?.stations.filter((s) => s.state === state) ?? []
  return { isStaff, asked: mine, stations: mineIn('active'), offered: mineIn('offered') }
}

const toNew = () => void open('station-desk/edit')

function NoStation({ isStaff }: { isStaff: boolean }) {
  const action = isStaff ? (
    <Btn size="middle" icon="plus" onTap={toNew}>
      新开一个
    </Btn>
  ) : (
    <Btn size="middle" onTap={() => void open('station-desk/offer')}>
      去挂牌
    </Btn>
  )
  const note = isStaff ? '开一个，或用表格一次写进来' : '挂牌被接收以后，就在这里管'
  return (
    <Card>
      <Empty icon="pin" title="还没有驿站" note={note} action={action} />
    </Card>
  )
}

/** The stations of my area: who wants to become one first, then those with something to mend, by time left. */
export function StationsList({ chosen, onChoose }: Props) {
  const [words, setWords] = useState('')
  const now = useNow(60_000)
  const days = useWorkDays()
  const { asked, stations, offered, isStaff } = useListed()
  const shown = stations.filter((s) => matches(s, words.trim()))
  const [title, waits] = isStaff ? [`商家想挂牌 · ${offered.length}`, '等你看'] : ['等社区看的', '等着']
  return (
    <>
      {offered.length ? (
        <Card title={title}>
          {offered.map((s) => (
            <Row
              key={s.stationId}
              title={s.name}
              note={[stationKinds[s.kind], s.address, s.offeredBy && ago(s.offeredBy.at, now)]
                .filter(Boolean)
                .join(' · ')}
              aside={<Pill tone="info">{waits}</Pill>}
              onTap={() => onChoose(s)}
            />
          ))}
        </Card>
      ) : null}
      {asked.data ? null : <Arriving read={asked} rows={6} />}
      {stations.length ? (
        <View className="station-desk-find">
          <View className="ui-grow">
            <Field label="找驿站" value={words} onChange={setWords} placeholder="名字、地址或编号" maxLength={40} />
          </View>
          {isStaff && (
            <View className="station-desk-new">
              <Btn size="middle" icon="plus" label="新开一个驿站" onTap={toNew}>
                新开
              </Btn>
            </View>
          )}
        </View>
      ) : null}
      {asked.data && !stations.length ? <NoStation isStaff={isStaff} /> : null}
      {stations.length && !shown.length ? (
        <Card>
          <Empty icon="search" title="没找到" note="换个说法，名字、地址、编号都行" />
        </Card>
      ) : null}
      {shown.length ? (
        <Table
          label="驿站"
          columns={columnsAt(days, now)}
          rows={shown}
          rowKey={(s) => s.stationId}
          rowLabel={(s) =>
            [s.name, stateNow(s, days, now).words, s.openFaults && `${s.openFaults} 处要修`].filter(Boolean).join('，')
          }
          selected={chosen}
          onSelect={(key) => onChoose(shown.find((s) => s.stationId === key)!)}
        />
      ) : null}
    </>
  )
}
