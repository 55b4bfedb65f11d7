import { useMemo } from 'react'
import { View } from '@tarojs/components'
import { Answer, Card, Empty, Failing, Meter, Row, Skeleton } from '@/ui'
import { CityMap } from '@/ui/map'
import { distance } from '@/ui/words'
import { useRead } from '@/platform/query'

const limit = (metres: number) => (metres % 1000 === 0 ? `${metres / 1000} 公里` : `${metres} 米`)

/** Where a station is missing: what share lives near one, said with what it stands for, and the five worst gaps. */
export function CoveragePart() {
  const { data, error, isFetching, refetch } = useRead('read-coverage', {}, { staleTime: 600_000 })
  const lines = useRead('read-street-lines', {}, { staleTime: 24 * 3_600_000 })
  const pins = useMemo(() => (data?.gaps ?? []).map((g, i) => ({ id: g.gridCode, ...g.point, word: `${i + 1}. ${g.placeName}`, tone: 'soon' as const })), [data])
  if (!data) return error ? <Card><Failing message={error.message} onRetry={() => void refetch()} loading={isFetching} /></Card> : <Skeleton answer rows={5} />
  const percent = data.share === null ? null : Math.floor(data.share * 100)
  return (
    <>
      <Card title={data.areaName} aside={`${data.stations} 个驿站`}>
        {percent === null ? <Answer value='没有住户' note='这里没有可以算的' /> : <Answer value={`${percent}%`} note={`的住户 ${limit(data.metresMax)} 内有驿站：${data.households.toLocaleString('en')} 户里 ${data.covered.toLocaleString('en')} 户`} />}
        {data.share === null ? null : <Meter value={data.share} tone='open' label={`${percent}% 的住户近处有驿站`} />}
        <View className='ui-small station-desk-said'>{data.proxy}</View>
      </Card>
      {data.gaps.length ? (
        <>
          <CityMap pins={pins} lines={lines.data?.lines} height={320} />
          <Card title='最缺的地方'>
            {data.gaps.map((g, i) => <Row key={g.gridCode} title={`${i + 1}. ${g.placeName}`} note={`${g.households.toLocaleString('en')} 户 · ${g.nearestName ? `最近的是${g.nearestName}` : '附近一个也没有'}`} aside={<View className='ui-strong ui-num'>{g.metres === null ? '没有' : distance(g.metres)}</View>} />)}
          </Card>
        </>
      ) : <Card><Empty icon='check' title='没有缺口' note={`每一户 ${limit(data.metresMax)} 内都有驿站`} /></Card>}
    </>
  )
}
