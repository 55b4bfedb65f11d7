import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { Arriving, Btn, Card, Chips, Empty, Link, Row, Screen, Sheet } from '@/ui'
import { Desk, DeskBar } from '@/ui/desk'
import { useDeskPlaces } from '@/ui/desk/places'
import type { MyCanteen } from '@/contracts/till-shapes'
import { open, openTab } from '@/platform/navigate'
import { useSession } from '@/platform/session'
import { isWide } from '@/platform/width'
import { DayPart } from './day-part'
import { MenuPart } from './menu-part'
import { chooseCanteen, readTillAgain, useMyCanteen, whichOf } from './my-canteen'
import { Framed } from './own-page'
import { RulesPart } from './rules-part'
import { SheetPart } from './sheet-part'
import { TillPart } from './till-part'

definePageConfig({ navigationBarTitleText: '核销' })

type Part = 'till' | 'day' | 'menu' | 'rules' | 'sheet'
const words: Record<Part, string> = { till: '核销', day: '今天', menu: '菜单', rules: '规则', sheet: '结账' }
const onPhone: Part[] = ['till', 'day', 'menu', 'rules', 'sheet']
const onDesk: Part[] = ['till', 'menu', 'rules', 'sheet']

/**
 * The canteen's desk: the till first. On a phone the count is
 * one press away; on a wide screen it stands beside everything.
 */
export default function CanteenDesk() {
  const asked = useMyCanteen()
  useDidShow(readTillAgain)
  return asked.canteen ? <DeskOf canteen={asked.canteen} all={asked.canteens} /> : <NoDesk asked={asked} />
}

/** Who is no clerk, or not yet known to be one. */
function NoDesk({ asked }: { asked: ReturnType<typeof useMyCanteen> }) {
  const me = useSession((s) => s.me)
  const { places, go } = useDeskPlaces('canteen')
  const comes = asked.error ?? (me && asked.isPending)
  return (
    <Screen title="食堂" backTo="canteen/index" bottom={<DeskBar places={places} current="canteen" onGo={go} />}>
      {comes ? (
        <Arriving read={asked} answer rows={4} />
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

function DeskOf({ canteen, all }: { canteen: MyCanteen; all: MyCanteen[] }) {
  const me = useSession((s) => s.me)
  const { places, go } = useDeskPlaces('canteen')
  const [part, setPart] = useState<Part>('till')
  const [choosing, setChoosing] = useState(false)
  const wide = isWide()
  const parts = wide ? onDesk : onPhone
  const now = parts.includes(part) ? part : 'till'
  // On a phone what is written takes the whole screen, and its next action the thumb.
  const turn = (to: Part) => {
    if (wide || to === 'till' || to === 'day') setPart(to)
    else void open(`canteen-desk/${to}`)
  }
  const other = all.length > 1 ? <Link onTap={() => setChoosing(true)}>换一家</Link> : null
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
            <PartOf canteen={canteen} part={now} wide={wide} />
          </>
        }
        detail={wide ? <DayPart which={whichOf(canteen)} /> : null}
      />
      <Sheet open={choosing} title="哪一家食堂" onClose={() => setChoosing(false)}>
        <Card>
          {all.map((c) => (
            <Row
              key={c.canteenId}
              title={c.name}
              plain
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

function PartOf({ canteen, part, wide }: { canteen: MyCanteen; part: Part; wide: boolean }) {
  const which = whichOf(canteen)
  if (part !== 'till') {
    const Part = { day: DayPart, menu: MenuPart, rules: RulesPart, sheet: SheetPart }[part]
    return <Part which={which} />
  }
  const till = <TillPart key={canteen.canteenId} which={which} />
  if (!wide) return till
  return (
    <Framed>
      <View className="till-middle">{till}</View>
    </Framed>
  )
}
