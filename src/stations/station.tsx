import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { Arriving, BottomBar, Btn, Card, Icon, Notice, Pill, Row, Screen, useNow } from '@/ui'
import { CasePhotos } from '@/ui/case'
import type { StationPage, StationView } from '@/contracts/station-shapes'
import { stationKinds, stationPromises } from '@/contracts/station-words'
import { inFigures, inWords } from '@/contracts/quantity'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { dueShort } from '@/ui/words'
import { ConfirmHere } from './confirm-here'
import { hoursOf, useFinder } from './finder'
import { useGo } from './go'
import { HoursCard } from './hours-card'
import { ReportSheet } from './report-sheet'
import { useStations } from './registry'
import { stationRow } from './station-row'
import { FacilityRows, saidFresh, saidState } from '@/ui/station'
import './stations.scss'

definePageConfig({ navigationBarTitleText: '驿站' })

/**
 * One station, whole: open when, what is there and how we know,
 * how to get in, what is wrong and by when somebody comes.
 */
export default function Station() {
  const { communityCode = '', stationId = '' } = useRouter().params
  const { registry } = useFinder()
  const asked = useRead('read-station', { communityCode, stationId }, { enabled: Boolean(stationId) })
  const sync = useStations((s) => s.sync)
  useDidShow(() => {
    void sync()
    void asked.refetch()
  })
  const view = newerOf(asked.data?.station, registry.stations.get(stationId))
  if (view) return <Whole view={view} page={asked.data ?? null} />
  return (
    <Screen title="驿站" backTo="stations/index">
      <Arriving read={asked} answer rows={5} />
    </Screen>
  )
}

/** Of what was read just now and what the phone keeps. */
function newerOf(read: StationView | undefined, kept: StationView | undefined): StationView | undefined {
  if (!read || !kept) return read ?? kept
  return read.version >= kept.version ? read : kept
}

const BeingMended = ({ faults }: Pick<StationPage, 'faults'>) => (
  <Card title="正在修">
    {faults.map((f) => (
      <Row key={f.faultId} title={f.title} note={`${f.reports} 个人说的`} aside={`最迟 ${dueShort(f.dueAt)}`} plain />
    ))}
  </Card>
)

function Whole({ view, page }: { view: StationView; page: StationPage | null }) {
  const { registry } = useFinder()
  const now = useNow(60_000)
  const [reporting, setReporting] = useState(false)
  const row = stationRow(view, registry.days)
  const hours = hoursOf(row)
  const state = saidState(view, hours, now)
  const { go, said } = useGo(view)
  const { communityCode, stationId } = view
  const bar = (
    <BottomBar note={said ?? undefined}>
      <Btn onTap={() => setReporting(true)}>门锁着 / 没水</Btn>
      <Btn kind="primary" icon="route" onTap={go}>
        去这里
      </Btn>
    </BottomBar>
  )
  return (
    <Screen title={view.name} backTo="stations/index" offline="没网，先看存着的" bottom={bar}>
      <Card>
        <View className="ui-line-wide">
          <Pill tone={state.tone}>{state.words}</Pill>
          <View className="ui-small">{saidFresh(view.confirmedAt, now)}</View>
        </View>
        <View className="station-name">{view.name}</View>
        <Row icon="pin" title={view.address} note={`${view.placeName} · ${stationKinds[view.kind]}`} plain />
        {view.howToGetIn ? <Row icon="out" title={view.howToGetIn} note="怎么进去" plain /> : null}
      </Card>
      {view.warning ? (
        <Notice tone="soon" icon="warn">{`${view.warning.people} 个人说有情况，还没人说好了`}</Notice>
      ) : null}
      {page?.faults.length ? <BeingMended faults={page.faults} /> : null}
      <ConfirmHere view={view} />
      <HoursCard row={row} hours={hours} now={now} />
      <Card title="有什么" aside={`${inFigures(stationPromises.stale)}没人确认的会写出来`}>
        <FacilityRows of={view.facilities} now={now} />
      </Card>
      {page?.photos.length ? (
        <Card title="什么样子">
          <CasePhotos photos={page.photos} />
        </Card>
      ) : null}
      {page?.can.includes('manage') ? (
        <Card>
          <Row
            icon="desk"
            title="我管这个驿站"
            note="几时开、有什么、要修的、海报"
            onTap={() => void open('station-desk/station', { communityCode, stationId })}
          />
        </Card>
      ) : null}
      {page ? (
        <View className="ui-small stations-from">
          <Icon name="people" size="small" /> 这{inWords(stationPromises.visitsLately)}来过 {page.visits7}{' '}
          人次，只数次数，不记是谁
        </View>
      ) : null}
      <ReportSheet row={reporting ? { view } : null} onClose={() => setReporting(false)} onSaid={() => undefined} />
    </Screen>
  )
}
