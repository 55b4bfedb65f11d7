import { useMemo } from 'react'
import { View } from '@tarojs/components'
import { Answer, Card, Empty, Failing, Meter, Row, Skeleton } from '@/ui'
import { CityMap } from '@/ui/map'
import { distance } from '@/ui/words'
import type { CoverageGap } from '@/contracts/station'
import { useRead } from '@/platform/query'
import { isWide } from '@/platform/width'

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
  const { data, error, isFetching, refetch } = useRead('read-coverage', {}, { staleTime: 600_000 })
  if (!data)
    return error ? (
      <Card>
        <Failing message={error.message} onRetry={() => void refetch()} loading={isFetching} />
      </Card>
    ) : (
      <Skeleton answer rows={5} />
    )
  const percent = data.share === null ? null : Math.floor(data.share * 100)
  return (
    <>
      <Card title={data.areaName} aside={`${data.stations} 个驿站`}>
        {percent === null ? (
          <Answer value="没有住户" note="这里没有可以算的" />
        ) : (
          <Answer
            value={`${percent}%`}
            note={`的住户 ${limit(data.metresMax)}内有驿站：${many(data.households)} 户里 ${many(data.covered)} 户`}
          />
        )}
        {data.share === null ? null : (
          <View className="station-desk-read">
            <Meter value={data.share} tone="open" label={`${percent}% 的住户近处有驿站`} />
          </View>
        )}
        <View className="ui-small station-desk-read">{data.proxy}</View>
      </Card>
      {data.gaps.length ? (
        <>
          {isWide() ? null : <CoverageMap height={320} />}
          <Card title="最缺的地方">
            {data.gaps.map((g, i) => (
              <Row
                key={g.gridCode}
                title={`${i + 1}. ${placeOf(g)}`}
                note={`${streetOf(g)}${many(g.households)} 户 · ${g.nearestName ? `最近的是${g.nearestName}` : '附近一个也没有'}`}
                aside={<View className="ui-strong ui-num">{g.metres === null ? '没有' : distance(g.metres)}</View>}
              />
            ))}
          </Card>
        </>
      ) : (
        <Card>
          <Empty icon="check" title="没有缺口" note={`每一户 ${limit(data.metresMax)}内都有驿站`} />
        </Card>
      )}
    </>
  )
}
