import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, CallBtn, Card, Countdown, Notice, Pill, ReasonSheet, Row, useNow } from '@/ui'
import { CasePhotos } from '@/ui/case'
import { CityMap } from '@/ui/map'
import { FacilityRows, WeekRows, saidFresh, saidState, useWorkDays } from '@/ui/station'
import { ago, dueShort } from '@/ui/words'
import type { DeskStation, DeskStationPage } from '@/contracts/station-shapes'
import { stationKinds } from '@/contracts/station-words'
import { open } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { compile, parseHours, sayHours, type Compiled } from '../rules/hours'
import { KeeperRow } from './keeper-row'
import { stationReads } from './use-saving'
import { VisitsCard } from './visits-card'

/** A station's hours, ready to be asked. */
export function useHours(station: Pick<DeskStation, 'hours' | 'exceptions'>) {
  const days = useWorkDays()
  return useMemo(() => {
    const parsed = parseHours(station.hours)
    return {
      compiled: compile(parsed.ok ? parsed.hours : { rules: [] }, days, station.exceptions),
      said: parsed.ok ? sayHours(parsed.hours) : '时间没写清楚，按不开算',
    }
  }, [station.hours, station.exceptions, days])
}

/**
 * All of one station, for whoever looks after it: what is wrong
 * first, then how it is used, then what it says of itself.
 */
export function StationWhole({ page, onFault }: { page: DeskStationPage; onFault: (faultId: string) => void }) {
  const now = useNow(60_000)
  const hours = useHours(page)
  const { communityCode, stationId, closed } = page
  const which = { communityCode, stationId }
  const edit = (part: string) => void open('station-desk/edit', { ...which, part })
  const active = page.state === 'active'
  const mayEdit = page.can.includes('describe')
  const reopens = closed?.until ? `到 ${dueShort(closed.until, now)}` : '等人说又开了'
  return (
    <>
      <IdentityCard page={page} hours={hours.compiled} />
      {page.state === 'offered' ? <WhereItWouldBe page={page} /> : null}
      {closed ? (
        <Notice tone="soon" icon="info">
          {`${closed.reason}，${reopens}`}
        </Notice>
      ) : null}
      {active ? <ToMendCard page={page} onFault={onFault} /> : null}
      {active ? <VisitsCard page={page} /> : null}
      <Card title="几时开" aside={mayEdit && <EditBtn label="改几时开" word="改" onTap={() => edit('hours')} />}>
        <View className="ui-medium station-desk-said">{hours.said}</View>
        <WeekRows
          hours={hours.compiled}
          now={now}
          reasonOf={(day) => page.exceptions.find((e) => e.day === day)?.reason}
        />
      </Card>
      <Card
        title="有什么"
        aside={mayEdit && <EditBtn label="改有什么" word={staleWord(page.stale)} onTap={() => edit('facilities')} />}
      >
        <FacilityRows of={page.facilities} now={now} />
      </Card>
      {page.photoViews.length ? (
        <Card title="什么样子">
          <CasePhotos photos={page.photoViews} />
        </Card>
      ) : null}
      {active ? (
        <Card>
          <Row
            icon="paper"
            title="门口的海报"
            note="带码，扫一下就算来过，还能报修"
            onTap={() => void open('station-desk/poster', which)}
          />
          <Row icon="eye" title="骑手看到的样子" onTap={() => void open('stations/station', which)} plain />
          {page.can.includes('remove') && <Remove page={page} />}
        </Card>
      ) : null}
    </>
  )
}

const staleWord = (stale: number): string => (stale ? `${stale} 样该看看了` : '改')

const EditBtn = ({ label, word, onTap }: { label: string; word: string; onTap: () => void }) => (
  <Btn size="small" label={label} onTap={onTap}>
    {word}
  </Btn>
)

const notActive: Partial<Record<DeskStation['state'], string>> = {
  offered: '想挂牌，等社区看',
  declined: '这次没接',
  removed: '撤了',
}

/** How it stands, what it is called, where it is, who looks after it. */
function IdentityCard({ page, hours }: { page: DeskStationPage; hours: Compiled }) {
  const now = useNow(60_000)
  const { state, keeperName, declinedReason } = page
  const said = saidState(page, hours, now)
  const isKeptHere = page.can.includes('invite-keeper')
  return (
    <Card>
      <View className="ui-line-wide">
        <Pill tone={state === 'active' ? said.tone : 'info'}>{notActive[state] ?? said.words}</Pill>
        <View className="ui-small">{saidFresh(page.confirmedAt, now)}</View>
      </View>
      <View className="station-desk-name">{page.name}</View>
      <Row icon="pin" title={page.address} note={`${page.placeName} · ${stationKinds[page.kind]}`} plain />
      {page.howToGetIn ? <Row icon="out" title={page.howToGetIn} note="怎么进去" plain /> : null}
      {isKeptHere ? <KeeperRow page={page} /> : null}
      {keeperName && !isKeptHere ? <Row icon="me" title={keeperName} note="管理员" plain /> : null}
      {page.offeredBy && state === 'offered' ? <OfferedBy by={page.offeredBy} /> : null}
      {declinedReason && state === 'declined' ? (
        <Row icon="info" title={declinedReason} note="没接的原因" plain />
      ) : null}
    </Card>
  )
}

function OfferedBy({ by: { name, at, phone } }: { by: NonNullable<DeskStation['offeredBy']> }) {
  const now = useNow(60_000)
  return (
    <Row
      icon="me"
      title={name}
      note={`${ago(at, now)} 想挂牌 · ${phone ?? '没留电话'}`}
      aside={phone && <CallBtn name={name} phone={phone} />}
      plain
    />
  )
}

/** Whoever decides looks where it would be. */
function WhereItWouldBe({ page: { stationId, name, point } }: { page: DeskStationPage }) {
  const here = useMemo(
    () => [{ id: stationId, ...point, word: name, tone: 'soon' as const }],
    [stationId, point.lng, point.lat, name],
  )
  const { data } = useRead('read-street-lines', {}, { staleTime: 24 * 3_600_000 })
  return <CityMap pins={here} chosen={stationId} lines={data?.lines} height={200} />
}

function ToMendCard({ page, onFault }: { page: DeskStationPage; onFault: (faultId: string) => void }) {
  const now = useNow(60_000)
  const faults = page.faults.filter((f) => f.state === 'open')
  return (
    <Card title={faults.length ? `要修的 · ${faults.length}` : '要修的'}>
      {faults.map((f) => (
        <Row
          key={f.faultId}
          title={f.title}
          note={`${f.reports} 个人说的 · 最近 ${ago(f.lastAt, now)}`}
          aside={<Countdown due={f.dueAt} />}
          onTap={() => onFault(f.faultId)}
        />
      ))}
      {faults.length ? null : <View className="ui-medium">都好着，没人说有问题</View>}
    </Card>
  )
}

const removing = ['不办了', '搬走了', '重复登记', '骑手到不了']

function Remove({ page }: { page: DeskStationPage }) {
  const [asked, setAsked] = useState(false)
  const remove = useWrite('remove-station', { refresh: [...stationReads] })
  return (
    <>
      <Row icon="trash" title="撤掉这个驿站" note="所有人的清单里都会去掉" plain onTap={() => setAsked(true)} />
      <ReasonSheet
        open={asked}
        title={`为什么撤掉${page.name}`}
        note="管理员看得见"
        reasons={removing}
        button="撤掉"
        busy={remove.isPending}
        wrong={remove.error?.message}
        onClose={() => setAsked(false)}
        max={60}
        onReason={(reason) =>
          remove.mutate(
            { communityCode: page.communityCode, stationId: page.stationId, reason },
            { onSuccess: () => setAsked(false) },
          )
        }
      />
    </>
  )
}
