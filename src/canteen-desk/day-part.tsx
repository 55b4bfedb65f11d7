import { View } from '@tarojs/components'
import { Answer, Card, Empty, Failing, Meter, Pill, Row, Skeleton, useNow } from '@/ui'
import { between } from '@/ui/meal'
import { clock } from '@/ui/words'
import type { TillSitting } from '@/contracts/canteen'
import { useRead } from '@/platform/query'

const stateWords = {
  open: '在订',
  'sold-out': '订完了',
  'cut-off': '已截止',
  serving: '正在开餐',
  over: '结束了',
  closed: '结了账',
} as const
const tones = {
  open: 'open',
  'sold-out': 'soon',
  'cut-off': 'info',
  serving: 'open',
  over: 'shut',
  closed: 'shut',
} as const

/** 今天多少份: by meal and by price, who still has to come, who waits. */
export function DayPart({ which }: { which: { communityCode: string; canteenId: string } }) {
  const { data, error, isPending, isFetching, refetch } = useRead('read-till', which, { refetchInterval: 20_000 })
  const now = useNow(60_000)
  if (isPending) return <Skeleton answer rows={4} />
  if (!data)
    return (
      <Card>
        <Failing message={error!.message} onRetry={() => void refetch()} loading={isFetching} />
      </Card>
    )
  if (!data.sittings.length)
    return (
      <Card>
        <Empty icon="bowl" title="今天还没有菜单" note="排好菜单，大家就能订" />
      </Card>
    )
  // What is over goes below what is still to come.
  const sorted = data.sittings
    .slice()
    .sort((a, b) => Number(Date.parse(a.servesUntil) <= now) - Number(Date.parse(b.servesUntil) <= now))
  return (
    <>
      {sorted.map((s) => (
        <SittingCount key={s.sitting} sitting={s} />
      ))}
      {data.recent.length ? (
        <Card title="刚取走的">
          {data.recent.map((r, i) => (
            <Row
              key={i}
              title={r.name}
              note={r.tierName}
              aside={<View className="ui-num">{clock(r.at)}</View>}
              strong={false}
            />
          ))}
        </Card>
      ) : null}
    </>
  )
}

function SittingCount({ sitting: s }: { sitting: TillSitting }) {
  const eaten = s.redeemed + s.walkIns
  const forAll = Math.max(0, s.left - s.elderLeft)
  const isOver = s.state === 'over' || s.state === 'closed'
  const rest = isOver ? '剩下' : s.state === 'open' || s.state === 'sold-out' ? '大家还能订' : '现场还能要'
  // What there is none of is left out, but for the three that are always asked.
  const facts = (
    [
      ['还没来取', s.reserved, '份', !isOver],
      [rest, forAll, '份', true],
      ['老人的还剩', s.elderLeft, '份', s.elderPortions > 0 && !isOver],
      ['在排队', s.waiting, '人'],
      ['现场用餐', s.walkIns, '份'],
      ['订了没来', s.noShows, '份', isOver],
      ['退了', s.cancelled, '份'],
    ] as [string, number, string, boolean?][]
  ).filter(([, n, , always]) => n > 0 || always)
  return (
    <Card
      title={`${s.name} · ${between(s.servesFrom, s.servesUntil)}`}
      aside={<Pill tone={tones[s.state]}>{stateWords[s.state]}</Pill>}
    >
      <Answer value={`${eaten} 份`} unit={`取走了，一共 ${s.portions} 份`} />
      <View className="count-meter">
        <Meter value={s.portions ? eaten / s.portions : 0} tone="open" label={`${s.portions} 份里取走了 ${eaten} 份`} />
      </View>
      <View className="count-facts">
        {facts.map(([word, n, unit]) => (
          <View key={word} className="count-fact">
            <View className="ui-small">{word}</View>
            <View className="count-number">
              {n}
              <View className="count-unit">{unit}</View>
            </View>
          </View>
        ))}
      </View>
      {s.byTier.map((t) => (
        <Row
          key={t.tierCode + t.tierName}
          title={t.tierName}
          strong={false}
          note={
            [t.walkIns ? `现场 ${t.walkIns}` : '', t.noShows ? `没来 ${t.noShows}` : ''].filter(Boolean).join(' · ') ||
            undefined
          }
          aside={
            <View className="ui-num">{`取 ${t.redeemed + t.walkIns}${t.reserved ? `，等 ${t.reserved}` : ''}`}</View>
          }
        />
      ))}
    </Card>
  )
}
