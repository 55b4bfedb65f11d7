import { useMemo } from 'react'
import { View } from '@tarojs/components'
import { Answer, Arriving, Card, Empty, Meter, Row } from '@/ui'
import { CityMap } from '@/ui/map'
import { distance } from '@/ui/words'
import type { Coverage } from '@/contracts/station-shapes'
import { useRead } from '@/platform/query'
import { isWide } from '@/platform/width'
import type { CoverageGap } from '@/contracts/station-shapes'

const limit = (metres: number) => (metres % 1000 === 0 ? `${metres / 1000} 公里` : `${metres} 米`)

/** 140,097: WeChat's own toLocaleString knows no thousands. */
const many = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',')
const placeOf = ({ placeName }: CoverageGap) => placeName.split(' · ').pop()!
const streetOf = (g: CoverageGap) =>
  g.placeName
    .split(' · ')
    .slice(0, -1)
    .map((s) => `${s} · `)
    .join('')

/** The gaps by their numbers; the list beside it says the same in words. */
export function CoverageMap({ height }: { height: number }) {
  const { data } = useRead('read-coverage', {}, { staleTime: 600_000 })
  const lines = useRead('read-street-lines', {}, { staleTime: 24 * 3_600_000 })
  const pins = useMemo(
    () =>
      (data?.gaps ?? []).map((g, i) => ({
        id: g.gridCode,
        ...g.point,
        mark: String(i + 1),
        word: `${i + 1} ${placeOf(g).split(' ')[0]}`,
        tone: 'soon' as const,
      })),
    [data],
  )
  return data?.gaps.length ? <CityMap pins={pins} lines={lines.data?.lines} height={height} /> : null
}

/** Where a station is missing: what share lives near one, said with what it stands for, and the five worst gaps. */
export function CoveragePart() {
  const asked = useRead('read-coverage', {}, { staleTime: 600_000 })
  const { data } = asked
  if (!data) return <Arriving read={asked} answer rows={5} />
  return (
    <>
      <Card title={data.areaName} aside={`${data.stations} 个驿站`}>
        {data.share === null ? (
          <Answer value="没有住户" note="这里没有可以算的" />
        ) : (
          <Share share={data.share} of={data} />
        )}
        <View className="ui-small station-desk-read">{data.proxy}</View>
      </Card>
      {data.gaps.length && !isWide() ? <CoverageMap height={320} /> : null}
      {data.gaps.length ? (
        <Card title="最缺的地方">
          {data.gaps.map((g, i) => (
            <GapRow key={g.gridCode} gap={g} place={i + 1} />
          ))}
        </Card>
      ) : (
        <Card>
          <Empty icon="check" title="没有缺口" note={`每一户 ${limit(data.metresMax)}内都有驿站`} />
        </Card>
      )}
    </>
  )
}

function Share({ share, of: { metresMax, households, covered } }: { share: number; of: Coverage }) {
  const percent = Math.floor(share * 100)
  return (
    <>
      <Answer
        value={`${percent}%`}
        note={`的住户 ${limit(metresMax)}内有驿站：${many(households)} 户里 ${many(covered)} 户`}
      />
      <View className="station-desk-read">
        <Meter value={share} tone="open" label={`${percent}% 的住户近处有驿站`} />
      </View>
    </>
  )
}

function GapRow({ gap, place }: { gap: CoverageGap; place: number }) {
  const nearest = gap.nearestName ? `最近的是${gap.nearestName}` : '附近一个也没有'
  return (
    <Row
      title={`${place}. ${placeOf(gap)}`}
      note={`${streetOf(gap)}${many(gap.households)} 户 · ${nearest}`}
      aside={<View className="ui-strong ui-num">{gap.metres === null ? '没有' : distance(gap.metres)}</View>}
    />
  )
}
