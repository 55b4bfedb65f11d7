import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { Arriving, Card, Chips, Empty, Row, Screen, useNow } from '@/ui'
import { sittingNames } from '@/contracts/canteen-words'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { useWhere } from '@/platform/where'
import { distance } from '@/ui/words'
import { HeldCard } from './held-card'
import { metresBetween } from './near'
import { isRunning, soonest, useMyMeals } from './my-meals'
import { between, price, saidDay } from '@/ui/meal'
import { daysAfter, localDay } from '@/rules/local-time'
import { SittingPill } from './sitting-pill'
import './canteen.scss'
import type { CanteenCard } from '@/contracts/canteen-shapes'

definePageConfig({ navigationBarTitleText: '吃饭' })

/** 吃饭: what is kept for me stands first; then what can be had now, nearest first. */
export default function Meals() {
  const me = useSession((s) => s.me)
  const now = useNow(30_000)
  const { meals, refetch } = useMyMeals()
  const running = meals.filter((m) => isRunning(m, now)).sort(soonest)
  useDidShow(refetch)
  return (
    <Screen
      title="吃饭"
      tab="meals"
      sub="老人的份额另留"
      badges={{ help: me?.offers ?? 0 }}
      offline="没网，取餐号照样能用"
    >
      <Held running={running} now={now} />
      <Canteens now={now} />
      {meals.length > running.length ? <Past meals={meals.filter((m) => !running.includes(m))} now={now} /> : null}
    </Screen>
  )
}

const canBeHad = (c: CanteenCard): boolean => c.sittings.some((s) => s.state === 'open' || s.state === 'sold-out')

function Held({ running, now }: { running: ReturnType<typeof useMyMeals>['meals']; now: number }) {
  const page = useCanteens().data
  const placeOf = (id: string) => page?.canteens.find((c) => c.canteenId === id) ?? null
  return (
    <>
      {running.map((m, i) => (
        <HeldCard key={m.reservationId} meal={m} now={now} at={placeOf(m.canteenId)} later={i > 0} />
      ))}
    </>
  )
}

/** The district that I live in, or the first there is: a canteen farther off keeps no meal for anybody here. */
function useCanteens(day?: string) {
  const community = useWhere((s) => s.community)
  const own = community?.code ?? useSession.getState().me?.communityCode
  const { data: streets } = useRead('list-places', {}, { enabled: !own, staleTime: 3_600_000 })
  const areaCode = (own ?? streets?.places[0]?.code)?.slice(0, 6)
  return useRead(
    'list-meals',
    { areaCode: areaCode ?? '1', ...(day ? { day } : {}) },
    { enabled: areaCode !== undefined, refetchInterval: 60_000 },
  )
}

function Canteens({ now }: { now: number }) {
  const [day, setDay] = useState<'today' | 'tomorrow' | null>(null)
  const today = useCanteens()
  // Once today's meals are settled the next thing to be had is tomorrow's: nobody should have to look for it.
  const settled = today.data !== undefined && !today.data.canteens.some(canBeHad)
  const shown = day ?? (settled ? 'tomorrow' : 'today')
  const tomorrow = useCanteens(daysAfter(localDay(now), 1))
  const asked = shown === 'today' ? today : tomorrow
  const { data } = asked
  const at = useWhere((s) => s.at)
  const me = useSession((s) => s.me)
  useDidShow(() => void asked.refetch())
  const sorted = useMemo(() => sort(data?.canteens ?? [], at, me?.communityCode ?? null), [data, at, me?.communityCode])
  const days = (
    <Chips
      label="哪一天"
      value={shown}
      onChange={setDay}
      choices={[
        { value: 'today', word: '今天' },
        { value: 'tomorrow', word: '明天' },
      ]}
    />
  )
  return (
    <>
      {asked.error && !data ? null : days}
      {data ? null : <Arriving read={asked} rows={5} />}
      {data && !sorted.length ? (
        <Card>
          <Empty icon="bowl" title={nothing[shown]} note="菜单出来就在这里" />
        </Card>
      ) : null}
      {sorted.map((c) => (
        <CanteenRow key={c.canteenId} canteen={c} metres={at ? metresBetween(at, c) : null} now={now} />
      ))}
    </>
  )
}

const nothing = { today: '今天没有食堂开餐', tomorrow: '明天的菜单还没出来' } as const

/** Still to be had first; then nearest, or my own community's, first. */
function sort(canteens: CanteenCard[], at: { lng: number; lat: number } | null, own: string | null): CanteenCard[] {
  const rank = (c: CanteenCard) => {
    if (c.sittings.some((s) => s.state === 'open')) return 0
    return canBeHad(c) ? 1 : 2
  }
  const streetOf = (code: string) => code.slice(0, 9)
  const far = (c: CanteenCard) => {
    if (at) return metresBetween(at, c)
    if (c.communityCode === own) return 0
    return own && streetOf(c.communityCode) === streetOf(own) ? 1 : 2
  }
  return canteens.slice().sort((a, b) => rank(a) - rank(b) || far(a) - far(b) || (a.name < b.name ? -1 : 1))
}

function CanteenRow({ canteen, metres, now }: { canteen: CanteenCard; metres: number | null; now: number }) {
  const where = [canteen.communityName, metres === null ? null : distance(metres)].filter(Boolean).join(' · ')
  const coming = canteen.sittings.filter((s) => s.state !== 'over')
  const sittings = coming.length ? coming : canteen.sittings
  const openPage = () =>
    void open('canteen/canteen', { communityCode: canteen.communityCode, canteenId: canteen.canteenId })
  return (
    <Card title={canteen.name} aside={where} onTap={openPage} label={`${canteen.name}，${where}，看菜单`}>
      {sittings.length ? null : <View className="ui-medium">没有菜单</View>}
      {sittings.map((s) => (
        <Row
          key={`${s.day} ${s.sitting}`}
          title={[sittingNames[s.sitting], s.mainDishes.join('、')].filter(Boolean).join(' · ')}
          note={leftAndWhen(s)}
          aside={
            <View className="meal-aside">
              <View className="meal-price">
                {price(s.fromFen)}
                {s.fromFen === 0 ? '' : ' 起'}
              </View>
              <SittingPill state={s.state} cutOffAt={s.cutOffAt} waiting={s.waiting} now={now} />
            </View>
          }
        />
      ))}
    </Card>
  )
}

function leftAndWhen({ state, left, servesFrom, servesUntil }: CanteenCard['sittings'][number]): string {
  const when = `${between(servesFrom, servesUntil)} 开餐`
  return state === 'open' || (state === 'serving' && left) ? `还剩 ${left} 份 · ${when}` : when
}

const ends = {
  redeemed: '吃过了',
  cancelled: '退了',
  released: '没来取，让给别人了',
  waiting: '没排到',
  reserved: '过时了',
} as const

function Past({ meals, now }: { meals: ReturnType<typeof useMyMeals>['meals']; now: number }) {
  return (
    <Card title="以前的">
      {meals.slice(0, 10).map((m) => (
        <Row
          key={m.reservationId}
          title={`${m.canteenName} · ${m.sittingName}`}
          note={saidDay(m.day, now)}
          aside={ends[m.state]}
          plain
        />
      ))}
    </Card>
  )
}
