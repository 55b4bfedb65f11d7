import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Countdown, Notice, Pill, ReasonSheet, Row, useNow } from '@/ui'
import { CasePhotos } from '@/ui/case'
import { CityMap } from '@/ui/map'
import { FacilityRows, WeekRows, saidFresh, saidState, useWorkDays } from '@/ui/station'
import { ago, dueShort } from '@/ui/words'
import type { DeskStation, DeskStationPage } from '@/contracts/station'
import { stationKinds } from '@/contracts/station-words'
import { dial, open } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { compile, parseHours, sayHours } from '../rules/hours'
import { KeeperRow } from './keeper-row'
import { useOffice } from './office'
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
  const office = useOffice()
  const hours = useHours(page)
  const state = saidState(page, hours.compiled, now)
  const which = { communityCode: page.communityCode, stationId: page.stationId }
  // Whoever decides looks where it would be.
  const here = useMemo(
    () => [{ id: page.stationId, ...page.point, word: page.name, tone: 'soon' as const }],
    [page.stationId, page.point.lng, page.point.lat, page.name],
  )
  const lines = useRead('read-street-lines', {}, { enabled: page.state === 'offered', staleTime: 24 * 3_600_000 })
  const faults = page.faults.filter((f) => f.state === 'open')
  const edit = (part: string) => void open('station-desk/edit', { ...which, part })
  const active = page.state === 'active'
  return (
    <>
      <Card>
        <View className="ui-line-wide">
          {active ? (
            <Pill tone={state.tone}>{state.words}</Pill>
          ) : (
            <Pill tone="info">
              {page.state === 'offered' ? '想挂牌，等社区看' : page.state === 'declined' ? '这次没接' : '撤了'}
            </Pill>
          )}
          <View className="ui-small">{saidFresh(page.confirmedAt, now)}</View>
        </View>
        <View className="station-desk-name">{page.name}</View>
        <Row icon="pin" title={page.address} note={`${page.placeName} · ${stationKinds[page.kind]}`} strong={false} />
        {page.howToGetIn ? <Row icon="out" title={page.howToGetIn} note="怎么进去" strong={false} /> : null}
        {active && office?.isStaff ? (
          <KeeperRow page={page} />
        ) : page.keeperName ? (
          <Row icon="me" title={page.keeperName} note="管理员" strong={false} />
        ) : null}
        {page.offeredBy && page.state === 'offered' ? (
          <Row
            icon="me"
            title={page.offeredBy.name}
            note={`${ago(page.offeredBy.at, now)} 想挂牌 · ${page.offeredBy.phone ?? '没留电话'}`}
            aside={
              page.offeredBy.phone ? (
                <Btn
                  size="small"
                  icon="phone"
                  label={`给${page.offeredBy.name}打电话`}
                  onTap={() => dial(page.offeredBy!.phone!)}
                >
                  打电话
                </Btn>
              ) : undefined
            }
            strong={false}
          />
        ) : null}
        {page.declinedReason && page.state === 'declined' ? (
          <Row icon="info" title={page.declinedReason} note="没接的原因" strong={false} />
        ) : null}
      </Card>
      {page.state === 'offered' ? (
        <CityMap pins={here} chosen={page.stationId} lines={lines.data?.lines} height={200} />
      ) : null}
      {page.closed ? (
        <Notice
          tone="soon"
          icon="info"
        >{`${page.closed.reason}${page.closed.until ? `，到 ${dueShort(page.closed.until, now)}` : '，等人说又开了'}`}</Notice>
      ) : null}
      {active ? (
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
      ) : null}
      {active ? <VisitsCard page={page} /> : null}
      <Card
        title="几时开"
        aside={
          active ? (
            <Btn size="small" label="改几时开" onTap={() => edit('hours')}>
              改
            </Btn>
          ) : undefined
        }
      >
        <View className="ui-medium station-desk-said">{hours.said}</View>
        <WeekRows
          hours={hours.compiled}
          now={now}
          reasonOf={(day) => page.exceptions.find((e) => e.day === day)?.reason}
        />
      </Card>
      <Card
        title="有什么"
        aside={
          active ? (
            <Btn size="small" label="改有什么" onTap={() => edit('facilities')}>
              {page.stale ? `${page.stale} 样该看看了` : '改'}
            </Btn>
          ) : undefined
        }
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
          <Row icon="eye" title="骑手看到的样子" onTap={() => void open('stations/station', which)} strong={false} />
          {office?.isStaff ? <Remove page={page} /> : null}
        </Card>
      ) : null}
    </>
  )
}

const removing = ['不办了', '搬走了', '重复登记', '骑手到不了']

function Remove({ page }: { page: DeskStationPage }) {
  const [asked, setAsked] = useState(false)
  const remove = useWrite('remove-station', { refresh: [...stationReads] })
  return (
    <>
      <Row
        icon="trash"
        title="撤掉这个驿站"
        note="所有人的清单里都会去掉"
        strong={false}
        onTap={() => setAsked(true)}
      />
      <ReasonSheet
        open={asked}
        title={`为什么撤掉${page.name}`}
        note="管理员看得见"
        reasons={removing}
        button="撤掉"
        busy={remove.isPending}
        wrong={remove.error?.message}
        onClose={() => setAsked(false)}
        onReason={(reason) =>
          remove.mutate(
            { communityCode: page.communityCode, stationId: page.stationId, reason: reason.slice(0, 60) },
            { onSuccess: () => setAsked(false) },
          )
        }
      />
    </>
  )
}
