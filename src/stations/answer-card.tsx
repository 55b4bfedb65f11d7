import { useRef } from 'react'
import { Text, View, type CommonEvent } from '@tarojs/components'
import { Btn, Card, Icon, Link, Pill, aria, names } from '@/ui'
import type { FacilityCode } from '@/contracts/station-words'
import { METRES_A_MINUTE, type Found } from '../rules/find'
import { open } from '@/platform/navigate'
import { usePrefs } from '@/platform/prefs'
import { distance } from '@/ui/words'
import { tilesOf, type Tile } from './fit'
import { hoursOf } from './finder'
import { useGo } from './go'
import type { StationRow } from './station-row'
import { saidFresh, saidState, type StateSaid } from '@/ui/station'
import { clock } from '@/rules/local-time'

interface Props {
  found: Found<StationRow>
  now: number
  needs: readonly FacilityCode[]
  count: number
  at: number
  onTurn: (by: 1 | -1) => void
  onReport: () => void
}

const swipePx = 60
const fingerOf = (e: CommonEvent, which: 'touches' | 'changedTouches'): { x: number; y: number } | null => {
  const t = (e as unknown as Record<typeof which, { clientX: number; clientY: number }[] | undefined>)[which]?.[0]
  return t ? { x: t.clientX, y: t.clientY } : null
}

/** A swipe to the left brings the next, to the right the one before; up and down scrolls. */
function useSwipe(onSwipe: (by: 1 | -1) => void) {
  const touched = useRef<{ x: number; y: number } | null>(null)
  return {
    onTouchStart: (e: CommonEvent) => {
      touched.current = fingerOf(e, 'touches')
    },
    onTouchEnd: (e: CommonEvent) => {
      const t = fingerOf(e, 'changedTouches')
      const from = touched.current
      touched.current = null
      if (!t || !from) return
      const [dx, dy] = [t.x - from.x, t.y - from.y]
      if (Math.abs(dx) > swipePx && Math.abs(dx) > 2 * Math.abs(dy)) onSwipe(dx < 0 ? 1 : -1)
    },
  }
}

const Tiles = ({ tiles }: { tiles: readonly Tile[] }) => (
  <View className="station-tiles">
    {tiles.map((t) => (
      <View key={t.code} className={names('station-tile', `station-tile-${t.state}`)}>
        <View className="station-tile-box">
          <Icon name={t.icon} />
        </View>
        <View className="station-tile-word">{t.word}</View>
      </View>
    ))}
  </View>
)

/**
 * The one station: whether it is open, how long it takes, what
 * it has, and one thing to press. A swipe brings the next.
 */
export function AnswerCard({ found, now, needs, count, at, onTurn, onReport }: Props) {
  const { view } = found.station
  const state = saidFound(found, now)
  const warned = found.station.reported ? '门锁着' : '有情况'
  const { go, said } = useGo(view)
  const care = usePrefs((p) => p.care)
  const swipe = useSwipe((by) => {
    if (count > 1) onTurn(by)
  })
  const openPage = () => void open('stations/station', { communityCode: view.communityCode, stationId: view.stationId })
  return (
    <View {...swipe}>
      <Card>
        <View className="ui-line-wide">
          <Pill tone={state.tone}>{state.words}</Pill>
          <View className="ui-small">{saidFresh(view.confirmedAt, now)}</View>
        </View>
        <View className="station-name" {...aria({ role: 'heading' })}>
          {view.name}
        </View>
        <View className="ui-medium">
          <Way found={found} />
          {view.howToGetIn ? ` · ${view.howToGetIn}` : ''}
        </View>
        {view.warning ? (
          <View className="station-warning">
            <Icon name="warn" size="small" /> {view.warning.people} 个人说{warned}，拿不准就换一个
          </View>
        ) : null}
        <Tiles tiles={tilesOf(view, needs, care ? 4 : 5)} />
        {found.unconfirmed.length ? (
          <View className="ui-small station-unsure">你要的有几样没人确认，到了点一下“有”就帮到后面的人</View>
        ) : null}
        <Btn kind="primary" icon="route" onTap={go}>
          去这里
        </Btn>
        {said ? (
          <View className="ui-small station-unsure" {...aria({ role: 'status' })}>
            {said}
          </View>
        ) : null}
        <View className="ui-buttons station-second">
          {count > 1 ? (
            <Btn size="middle" onTap={() => onTurn(1)}>
              换一个
            </Btn>
          ) : null}
          <Btn size="middle" onTap={onReport}>
            门锁着 / 没水
          </Btn>
        </View>
        <View className="ui-line-wide station-foot">
          <View className="ui-small">{count > 1 ? `第 ${at + 1} 个，共 ${count} 个` : ''}</View>
          <Link onTap={openPage} label={`${view.name}，看全部`}>
            这一站的全部
          </Link>
        </View>
      </Card>
    </View>
  )
}

/**
 * What a station that was found says of itself. One that is shut
 * still was found because it opens before the rider is there.
 */
export const saidFound = (found: Found<StationRow>, now: number): StateSaid =>
  found.open || found.opensAt === null
    ? saidState(found.station.view, hoursOf(found.station), now)
    : { tone: 'soon', words: `${clock(found.opensAt)} 开，骑到正好` }

/** 骑行 1 分钟 · 步行 4 分钟 · 220 米 */
export function Way({ found }: { found: Found<StationRow> }) {
  if (found.metres === null) return <Text>{found.station.view.placeName}</Text>
  const walk = Math.max(1, Math.ceil(found.metres / METRES_A_MINUTE.walk))
  return (
    <Text>
      骑行 <Text className="ui-strong ui-num">{found.minutes}</Text> 分钟 ·{' '}
      {walk <= 15 ? (
        <>
          步行 <Text className="ui-strong ui-num">{walk}</Text> 分钟 ·{' '}
        </>
      ) : null}
      {distance(found.metres)}
      {found.stayMinutes !== null ? ` · 能待 ${found.stayMinutes} 分钟` : ''}
    </Text>
  )
}
