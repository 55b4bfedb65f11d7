import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Arriving, BottomBar, Btn, Card, Chips, Notice, Row, Screen, useNow } from '@/ui'
import { sittingNames } from '@/contracts/canteen-words'
import { wishFor } from '@/platform/landing'
import { openTab } from '@/platform/navigate'
import { useReadWhenShown } from '@/platform/query'
import { routeTo } from '@/platform/route'
import { useSession } from '@/platform/session'
import { saidDay } from '@/ui/meal'
import { clock, dayWords, localDay } from '@/rules/local-time'
import { HeldCard } from './held-card'
import { isRunning, soonest } from './my-meals'
import { ReserveSheet } from './reserve-sheet'
import { SittingCard } from './sitting-card'
import './canteen.scss'
import type { CanteenView, SittingView } from '@/contracts/canteen-shapes'

definePageConfig({ navigationBarTitleText: '食堂' })

/** One canteen: its meals with what is in them, what they cost me and until when; one thumb keeps one. */
export default function Canteen() {
  const { communityCode = '', canteenId = '' } = useRouter().params
  const asked = useReadWhenShown('read-canteen', { communityCode, canteenId }, { refetchInterval: 30_000 })
  if (asked.data) return <Whole view={asked.data} />
  return (
    <Screen title="食堂" backTo="canteen/index">
      <Arriving read={asked} answer rows={5} />
    </Screen>
  )
}

const keyOf = (s: SittingView) => `${s.day} ${s.sitting}`

/** What the one next action says: keep one, or wait in line for one. */
function reserveWord({ state, waiting }: SittingView, isSignedIn: boolean): string {
  if (state === 'sold-out') return waiting ? `排队（前面 ${waiting} 人）` : '排队，头一个'
  return isSignedIn ? '给我留一份' : '登录，给我留一份'
}

function standingWords({ line, pausedUntil }: CanteenView['standing']): string {
  return pausedUntil ? `${line}。${dayWords(localDay(pausedUntil))} ${clock(pausedUntil)} 以后又能订` : line
}

function Whole({ view }: { view: CanteenView }) {
  const me = useSession((s) => s.me)
  const now = useNow(30_000)
  const useful =
    view.sittings.find((s) => s.state === 'open' || s.state === 'sold-out') ??
    view.sittings.find((s) => s.state === 'serving') ??
    view.sittings[0]
  const [chosen, setChosen] = useState<string | null>(null)
  const [reserving, setReserving] = useState(false)
  const sitting = view.sittings.find((s) => keyOf(s) === chosen) ?? useful
  const held = view.sittings.flatMap((s) => (s.mine && isRunning(s.mine, now) ? [s.mine] : [])).sort(soonest)
  // What is over is no choice any more, unless there is nothing else.
  const coming = view.sittings.filter((s) => s.state !== 'over' && s.state !== 'closed')
  const shown = coming.length ? coming : view.sittings
  const can =
    sitting &&
    !sitting.mine &&
    (sitting.state === 'open' || sitting.state === 'sold-out') &&
    view.standing.rule !== 'paused'
  const start = () => {
    if (me) return setReserving(true)
    wishFor(`canteen/canteen?communityCode=${view.communityCode}&canteenId=${view.canteenId}`)
    void openTab('me/index')
  }
  const isFine = view.standing.rule === 'fine'
  const bar = can ? (
    <BottomBar note={(isFine && view.standing.line) || undefined}>
      <Btn kind="primary" onTap={start}>
        {reserveWord(sitting, me !== null)}
      </Btn>
    </BottomBar>
  ) : null
  return (
    <Screen title={view.name} backTo="canteen/index" bottom={bar}>
      {held.map((m, i) => (
        <HeldCard key={m.reservationId} meal={m} now={now} at={view} later={i > 0} />
      ))}
      {isFine ? null : (
        <Notice tone="soon" icon="info">
          {standingWords(view.standing)}
        </Notice>
      )}
      {shown.length > 1 ? (
        <Chips
          label="哪一餐"
          value={(sitting && keyOf(sitting)) ?? ''}
          onChange={setChosen}
          choices={shown.map((s) => ({ value: keyOf(s), word: `${saidDay(s.day, now)}${sittingNames[s.sitting]}` }))}
        />
      ) : null}
      {sitting ? (
        <SittingCard sitting={sitting} now={now} />
      ) : (
        <Card>
          <Row title="这两天还没有菜单" note="菜单出来就在这里" plain />
        </Card>
      )}
      <Card>
        <Row
          icon="pin"
          title={view.address}
          note={view.communityName}
          plain
          onTap={() => void routeTo({ ...view, name: view.name, address: view.address })}
        />
        <Row icon="clock" title={`留 ${view.holdMinutes} 分钟`} note="到时没来，让给排队的人" plain />
      </Card>
      {sitting && me ? (
        <ReserveSheet open={reserving} view={view} sitting={sitting} onClose={() => setReserving(false)} />
      ) : null}
    </Screen>
  )
}
