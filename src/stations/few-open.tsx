import { View } from '@tarojs/components'
import { Btn, Card, Empty, Notice, Pill, Row } from '@/ui'
import type { FacilityCode } from '@/contracts/station-words'
import { facilities } from '@/contracts/station-words'
import { sayWhyNot, type Answer } from '../rules/find'
import { open } from '@/platform/navigate'
import { distance, lasting } from '@/ui/words'
import { clock } from '@/rules/local-time'
import { nearOf, type Opening } from './first-opening'
import type { StationRow } from './station-row'
import { useWishes } from './wishes'

interface Props {
  answer: Answer<StationRow>
  opening: Opening | null
  now: number
}

const openPage = ({ view }: StationRow) =>
  void open('stations/station', { communityCode: view.communityCode, stationId: view.stationId })
const way = ({ metres, minutes, station }: Opening) =>
  metres === null ? station.view.placeName : `骑行 ${minutes} 分钟 · ${distance(metres)}`
const opens = (o: Opening, now: number) => sayWhyNot({ reason: 'closed', opensAt: o.opensAt }, now, String)

function nextWords(opening: Opening, now: number): string {
  const said = `${opens(opening, now)}：${opening.station.view.name}`
  return opening.minutes === null ? said : `${said}，骑行 ${opening.minutes} 分钟`
}

/**
 * Late at night: that this is all there is, said above the one answer,
 * and what opens next. With two or more near there is nothing to say.
 */
export function FewOpen({ answer, opening, now }: Props) {
  const asked = useWishes((s) => s.needs.length > 0 || s.minutes !== null)
  const near = nearOf(answer)
  const nearest = answer.found[0]
  if (!nearest || near > 1) return null
  const what = asked ? '合你要求的' : '开着的'
  const next = near ? '下一家' : '近处最早'
  const said =
    near === 1 ? `附近${what}只有这一家。` : `附近没有${what}，最近的要骑 ${lasting(nearest.minutes! * 60_000)}。`
  return (
    <Notice tone={near ? 'plain' : 'soon'} icon="clock" onTap={opening ? () => openPage(opening.station) : undefined}>
      {said}
      {opening ? `${next} ${nextWords(opening, now)}。` : ''}
    </Notice>
  )
}

/** Nothing at all: when the first one opens is the answer then. */
export function NothingOpen({ answer, opening, now }: Props) {
  const { needs, minutes, need, have } = useWishes()
  const all = () => {
    need([])
    have(null)
  }
  if (needs.length || minutes !== null) {
    const having = needs.map((code: FacilityCode) => facilities[code]).join('、')
    return (
      <Card>
        <Empty
          icon="pin"
          title={`这会儿附近没有${having ? `带${having}的` : '赶得上的'}`}
          note="少选一样，或多给几分钟"
          action={
            <Btn kind="primary" size="middle" onTap={all}>
              不挑了，都看看
            </Btn>
          }
        />
      </Card>
    )
  }
  if (!opening)
    return (
      <Card>
        <Empty
          icon="pin"
          title="这会儿附近没有开着的"
          note={answer.leftOut.length ? '下面写着最近的几时开门' : '换个地方看看，或过一阵再来'}
        />
      </Card>
    )
  return (
    <Card>
      <View className="ui-line-wide">
        <Pill tone="shut">这会儿附近没有开着的</Pill>
      </View>
      <View className="station-name">最早 {clock(opening.opensAt)} 开门</View>
      <Row icon="pin" title={opening.station.view.name} note={`${opens(opening, now)} · ${way(opening)}`} />
      <Btn kind="primary" onTap={() => openPage(opening.station)}>
        看看这一站
      </Btn>
    </Card>
  )
}
