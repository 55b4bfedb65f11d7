import { View } from '@tarojs/components'
import { Answer, Arriving, Card, Empty, Meter, Pill, Row, useNow } from '@/ui'
import { between } from '@/ui/meal'
import { useRead } from '@/platform/query'
import { clock } from '@/rules/local-time'
import { CountFacts, type Fact } from './count-facts'
import type { Which } from './my-canteen'
import type { TillSitting } from '@/contracts/till-shapes'

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
export function DayPart({ which }: { which: Which }) {
  const asked = useRead('read-till', which, { refetchInterval: 20_000 })
  const now = useNow(60_000)
  const { data } = asked
  if (!data) return <Arriving read={asked} answer rows={4} />
  if (!data.sittings.length)
    return (
      <Card>
        <Empty icon="bowl" title="今天还没有菜单" note="排好菜单，大家就能订" />
      </Card>
    )
  // What is over goes below what is still to come.
  const isOver = (s: TillSitting) => Number(Date.parse(s.servesUntil) <= now)
  const sorted = [...data.sittings].sort((a, b) => isOver(a) - isOver(b))
  return (
    <>
      {sorted.map((s) => (
        <SittingCount key={s.sitting} sitting={s} />
      ))}
      {data.recent.length ? (
        <Card title="刚取走的">
          {data.recent.map((r, i) => (
            <Row key={i} title={r.name} note={r.tierName} aside={<View className="ui-num">{clock(r.at)}</View>} plain />
          ))}
        </Card>
      ) : null}
    </>
  )
}

const restWords: Partial<Record<TillSitting['state'], string>> = {
  open: '大家还能订',
  'sold-out': '大家还能订',
  over: '剩下',
  closed: '剩下',
}

/** What there is none of is left out, but for the three that are always asked. */
function factsOf(s: TillSitting): Fact[] {
  const isOver = s.state === 'over' || s.state === 'closed'
  const facts: [word: string, count: number, unit: string, isAlways: boolean][] = [
    ['还没来取', s.reserved, '份', !isOver],
    [restWords[s.state] ?? '现场还能要', Math.max(0, s.left - s.elderLeft), '份', true],
    ['老人的还剩', s.elderLeft, '份', s.elderPortions > 0 && !isOver],
    ['在排队', s.waiting, '人', false],
    ['现场用餐', s.walkIns, '份', false],
    ['订了没来', s.noShows, '份', isOver],
    ['退了', s.cancelled, '份', false],
  ]
  return facts
    .filter(([, count, , isAlways]) => count > 0 || isAlways)
    .map(([word, count, unit]) => [word, count, unit])
}

function SittingCount({ sitting: s }: { sitting: TillSitting }) {
  const eaten = s.redeemed + s.walkIns
  return (
    <Card
      title={`${s.name} · ${between(s.servesFrom, s.servesUntil)}`}
      aside={<Pill tone={tones[s.state]}>{stateWords[s.state]}</Pill>}
    >
      <Answer value={`${eaten} 份`} unit={`取走了，一共 ${s.portions} 份`} />
      <View className="count-meter">
        <Meter value={s.portions ? eaten / s.portions : 0} tone="open" label={`${s.portions} 份里取走了 ${eaten} 份`} />
      </View>
      <CountFacts facts={factsOf(s)} />
      {s.byTier.map((t) => (
        <TierCount key={t.tierCode + t.tierName} tier={t} />
      ))}
    </Card>
  )
}

function TierCount({ tier: t }: { tier: TillSitting['byTier'][number] }) {
  const note = [t.walkIns && `现场 ${t.walkIns}`, t.noShows && `没来 ${t.noShows}`].filter(Boolean).join(' · ')
  const waits = t.reserved ? `，等 ${t.reserved}` : ''
  return (
    <Row
      title={t.tierName}
      plain
      note={note}
      aside={<View className="ui-num">{`取 ${t.redeemed + t.walkIns}${waits}`}</View>}
    />
  )
}
