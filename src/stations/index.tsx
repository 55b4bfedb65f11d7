import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { Card, Chips, Empty, Failing, Notice, Row, Screen, Skeleton, useNow } from '@/ui'
import { inWords } from '@/contracts/quantity'
import { stationPromises } from '@/contracts/station-words'
import { find, METRES_A_MINUTE, type Answer } from '../rules/find'
import { open } from '@/platform/navigate'
import { useSession } from '@/platform/session'
import { AnswerCard } from './answer-card'
import { FewOpen, NothingOpen } from './few-open'
import { useFinder } from './finder'
import { firstOpening, nearOf } from './first-opening'
import { LeftOutCard, OthersCard } from './others-card'
import { PlaceLine } from './place-line'
import { useStations } from './registry'
import { ReportSheet } from './report-sheet'
import type { StationRow } from './station-row'
import { StationMap } from './station-map'
import { useWhere } from '@/platform/where'
import { useWishes } from './wishes'
import { WishCard } from './wish-card'
import './stations.scss'

definePageConfig({ navigationBarTitleText: '驿站' })

/** How many are found at once: as many as a thumb swipes through. */
const shownMax = 8

/**
 * 驿站: the nearest that is open and stays open long enough.
 * Everything is found on the phone; a call carries a cursor at most.
 */
export default function Stations() {
  const me = useSession((s) => s.me)
  const sync = useStations((s) => s.sync)
  const where = useWhere()
  useDidShow(() => {
    void sync()
    if (where.mayAsk) void where.ask()
  })
  return (
    <Screen
      title="驿站"
      tab="stations"
      sub="位置只在手机里用"
      badges={{ help: me?.offers ?? 0 }}
      offline="没网也能找，按存着的清单算"
    >
      <PlaceLine />
      <Answering />
    </Screen>
  )
}

/** What is asked of the finder, and its answer; how far a thumb has turned within it. */
function useAnswer(skip: string[]) {
  const me = useSession((s) => s.me)
  const { finder, registry } = useFinder()
  const { at, community } = useWhere()
  const { needs, minutes } = useWishes()
  const now = useNow(60_000)
  const communityCode = community?.code ?? me?.communityCode ?? undefined
  const answer = useMemo<Answer<StationRow>>(
    () =>
      find(finder, {
        at,
        communityCode,
        now,
        needs,
        ...(minutes ? { minutes } : {}),
        speed: 'ride',
        k: shownMax,
        skip,
      }),
    [finder, registry, at, communityCode, now, needs, minutes, skip],
  )
  const few = nearOf(answer) < 2
  const opening = useMemo(
    () => (few ? firstOpening(finder, at, communityCode, needs, now) : null),
    [few, finder, registry, at, communityCode, needs, now],
  )
  // Another question begins with its own best answer, in the same frame:
  // the old place in a new list is another station under the thumb.
  const question = [at?.lng, at?.lat, communityCode, needs.join(), minutes].join('|')
  const [turned, setTurned] = useState({ question, by: 0 })
  const turn = turned.question === question ? turned.by : 0
  const here = turn % Math.max(1, answer.found.length)
  return { answer, opening, now, here, turnTo: (by: number) => setTurned({ question, by }) }
}

/** The phone has no list of stations yet. */
function NoList() {
  const { registry, error, syncing, sync } = useStations()
  if (registry.complete && !error)
    return (
      <Card>
        <Empty icon="pin" title="这里还没有登记驿站" note="知道哪里能歇脚，可以推荐给社区" />
      </Card>
    )
  if (syncing || !error) return <Skeleton answer rows={3} />
  return (
    <Card>
      <Failing message={error} kept="连上一次网，以后没网也能找" onRetry={() => void sync()} loading={syncing} />
    </Card>
  )
}

function Answering() {
  const { finder, registry } = useFinder()
  const needs = useWishes((s) => s.needs)
  const [skip, setSkip] = useState<string[]>([])
  const [view, setView] = useState<'list' | 'map'>('list')
  const [reporting, setReporting] = useState<StationRow | null>(null)
  const { answer, opening, now, here, turnTo } = useAnswer(skip)
  if (finder.size === 0) return <NoList />
  const { found } = answer
  const best = found[here]
  const choose = (id: string) => {
    const i = found.findIndex((f) => f.station.id === id)
    if (i >= 0) turnTo(i)
  }
  return (
    <>
      {registry.complete ? null : <Notice icon="again">清单还没收全，近处可能还有</Notice>}
      <FewOpen answer={answer} opening={opening} now={now} />
      {best ? (
        <AnswerCard
          found={best}
          now={now}
          needs={needs}
          count={found.length}
          at={here}
          onTurn={(by) => turnTo((here + by + found.length) % found.length)}
          onReport={() => setReporting(best.station)}
        />
      ) : (
        <NothingOpen answer={answer} opening={opening} now={now} />
      )}
      <WishCard />
      <Chips
        label="怎么看"
        value={view}
        onChange={setView}
        choices={[
          { value: 'list', word: '列表', icon: 'list' },
          { value: 'map', word: '地图', icon: 'map' },
        ]}
      />
      {view === 'map' ? (
        <StationMap answer={answer} chosen={best?.station.id ?? null} now={now} onChoose={choose} />
      ) : null}
      <OthersCard found={found.filter((f) => f !== best)} now={now} />
      <LeftOutCard answer={answer} now={now} />
      <Card>
        <Row
          icon="plus"
          title="你店里能让人歇脚？"
          note={`${inWords(stationPromises.toOffer)}挂个牌，社区看过就接收`}
          plain
          onTap={() => void open('station-desk/offer')}
        />
      </Card>
      <View className="ui-small stations-from">
        {fromWords[answer.from]}
        {registry.syncedAt ? `清单 ${sinceWords(now - registry.syncedAt)}更新。` : ''}
      </View>
      <ReportSheet
        row={reporting}
        onClose={() => setReporting(null)}
        onSaid={(bad, id) => {
          if (bad) setSkip((was) => [...was, id])
        }}
      />
    </>
  )
}

const fromWords: Record<Answer<StationRow>['from'], string> = {
  position: `路程按直线估，骑行每分钟 ${METRES_A_MINUTE.ride} 米。`,
  community: '没用定位，按社区中间算的路程。',
  nowhere: '不知道你在哪儿，先看开着的。',
}

function sinceWords(ms: number): string {
  const hours = Math.floor(ms / 3_600_000)
  if (hours < 1) return '刚刚'
  return hours < 24 ? `${hours} 小时前` : `${Math.floor(hours / 24)} 天前`
}
