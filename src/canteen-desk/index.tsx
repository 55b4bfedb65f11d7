import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { Btn, Card, Chips, Empty, Failing, Link, Row, Screen, Sheet, Skeleton } from '@/ui'
import { Desk, DeskBar } from '@/ui/desk'
import { useDeskPlaces } from '@/ui/desk/places'
import { open, openTab } from '@/platform/navigate'
import { queryClient } from '@/platform/query'
import { useSession } from '@/platform/session'
import { isWide } from '@/platform/width'
import { DayPart } from './day-part'
import { MenuPart } from './menu-part'
import { chooseCanteen, tillReads, useMyCanteen } from './my-canteen'
import { RulesPart } from './rules-part'
import { SheetPart } from './sheet-part'
import { TillPart } from './till-part'
import './canteen-desk.scss'

type Part = 'till' | 'day' | 'menu' | 'rules' | 'sheet'
const words: Record<Part, string> = { till: '核销', day: '今天', menu: '菜单', rules: '规则', sheet: '结账' }
const onPhone: Part[] = ['till', 'day', 'menu', 'rules', 'sheet']
const onDesk: Part[] = ['till', 'menu', 'rules', 'sheet']

/**
 * The canteen's desk: the till first. On a phone the count is
 * one press away; on a wide screen it stands beside everything.
 */
export default function CanteenDesk() {
  const me = useSession((s) => s.me)
  const { canteen, canteens, error, isPending, isFetching, refetch } = useMyCanteen()
  const { places, go } = useDeskPlaces('canteen')
  const [part, setPart] = useState<Part>('till')
  const [choosing, setChoosing] = useState(false)
  useDidShow(() => {
    for (const read of tillReads) void queryClient.invalidateQueries({ queryKey: [read] })
  })
  const wide = isWide()
  if (!canteen) {
    return (
      <Screen title="食堂" backTo="canteen/index" bottom={<DeskBar places={places} current="canteen" onGo={go} />}>
        {me && isPending ? (
          <Skeleton answer rows={4} />
        ) : error ? (
          <Card>
            <Failing message={error.message} onRetry={() => void refetch()} loading={isFetching} />
          </Card>
        ) : (
          <>
            <Card>
              <Empty icon="bowl" title="这里是食堂师傅用的" note="要在这里核销，请社区把你记成食堂店员" />
            </Card>
            <Btn size="middle" icon="me" onTap={() => void openTab('me/index')}>
              换个账号
            </Btn>
          </>
        )}
      </Screen>
    )
  }
  const which = { communityCode: canteen.communityCode, canteenId: canteen.canteenId }
  const parts = wide ? onDesk : onPhone
  const now = parts.includes(part) ? part : 'till'
  const framed = (content: ReactNode, bar: ReactNode) => (
    <>
      <View className="canteen-desk-scroll">{content}</View>
      {bar}
    </>
  )
  // On a phone what is written takes the whole screen, and its next action the thumb.
  const turn = (to: Part) => {
    if (wide || to === 'till' || to === 'day') setPart(to)
    else void open(`canteen-desk/${to}`)
  }
  const shown: Record<Part, ReactNode> = {
    till: <TillPart key={canteen.canteenId} which={which} />,
    day: <DayPart which={which} />,
    menu: <MenuPart which={which} frame={framed} />,
    rules: <RulesPart which={which} frame={framed} />,
    sheet: <SheetPart which={which} frame={framed} />,
  }
  const other = canteens.length > 1 ? <Link onTap={() => setChoosing(true)}>换一家</Link> : null
  return (
    <Screen
      title={canteen.name}
      wide
      root
      sub={other ?? me?.name}
      offline="没网，核不了销；号可以先记下，有网自己补"
      bottom={<DeskBar places={places} current="canteen" onGo={go} />}
    >
      <Desk
        who={[canteen.name, me?.name].filter(Boolean).join('\n')}
        places={places}
        current="canteen"
        onGo={go}
        onBack={() => undefined}
        foot={other}
        list={
          <>
            <Chips
              scroll
              label="看什么"
              value={now}
              onChange={turn}
              choices={parts.map((p) => ({ value: p, word: words[p] }))}
            />
            {wide && now === 'till' ? framed(<View className="till-middle">{shown.till}</View>, null) : shown[now]}
          </>
        }
        detail={wide ? <DayPart which={which} /> : null}
      />
      <Sheet open={choosing} title="哪一家食堂" onClose={() => setChoosing(false)}>
        <Card>
          {canteens.map((c) => (
            <Row
              key={c.canteenId}
              title={c.name}
              strong={false}
              chosen={c.canteenId === canteen.canteenId}
              onTap={() => {
                chooseCanteen(c.canteenId)
                setChoosing(false)
              }}
            />
          ))}
        </Card>
      </Sheet>
    </Screen>
  )
}
