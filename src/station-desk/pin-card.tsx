import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Notice, Row, Sheet } from '@/ui'
import { CityMap } from '@/ui/map'
import type { StationView } from '@/contracts/station-shapes'
import { here } from '@/platform/location'
import { useRead } from '@/platform/query'

interface At {
  lng: number
  lat: number
}
interface Props {
  at: At | null
  onMove: (at: At) => void
  /** Stations to begin beside, for whoever cannot drag a map. */
  near: readonly Pick<StationView, 'stationId' | 'name' | 'address' | 'point'>[]
}

/** A door further, and what it is in degrees at this latitude. */
const metres = 20
const step = { lat: metres / 111_320, lng: metres / 84_300 }
const ways = [
  ['北', 0, 1],
  ['南', 0, -1],
  ['西', -1, 0],
  ['东', 1, 0],
] as const
const round = (at: At): At => ({ lng: Number(at.lng.toFixed(6)), lat: Number(at.lat.toFixed(6)) })

/** Where the door is: the map moves under the cross. The buttons below do the same without a map. */
export function PinCard({ at, onMove, near }: Props) {
  // A map is made once: to be moved from outside it is made again.
  const [seed, setSeed] = useState({ at, n: 0 })
  const [choosing, setChoosing] = useState(false)
  const [missed, setMissed] = useState(false)
  const { data } = useRead('read-street-lines', {}, { staleTime: 24 * 3_600_000 })
  const pins = useMemo(
    () => near.slice(0, 60).map((s) => ({ id: s.stationId, ...s.point, word: s.name, tone: 'shut' as const })),
    [near],
  )
  const jump = (to: At) => {
    const next = round(to)
    onMove(next)
    setSeed((s) => ({ at: next, n: s.n + 1 }))
  }
  const useHere = () =>
    void here().then((found) => {
      setMissed(!found)
      if (found) jump(found)
    })
  return (
    <Card title="门口在哪儿" aside="拖地图，让十字落在门口">
      <CityMap
        key={seed.n}
        pins={pins}
        centre={seed.at ?? near[0]?.point}
        lines={data?.lines}
        height={300}
        onMiddle={(middle) => onMove(round(middle))}
      />
      <View className="ui-medium ui-num station-desk-said">
        {at ? `北纬 ${at.lat.toFixed(5)}，东经 ${at.lng.toFixed(5)}` : '还没选，拖一下地图，或用下面的办法'}
      </View>
      {missed ? <Notice icon="info">手机没给位置，拖地图也一样</Notice> : null}
      <View className="ui-line station-desk-nudge">
        <Btn size="small" icon="pin" onTap={useHere}>
          我就在门口
        </Btn>
        {near.length ? (
          <Btn size="small" icon="list" onTap={() => setChoosing(true)}>
            从一个驿站旁边开始
          </Btn>
        ) : null}
      </View>
      {at ? (
        <View className="ui-line">
          {ways.map(([word, x, y]) => (
            <Btn
              key={word}
              size="small"
              label={`往${word}挪 ${metres} 米`}
              onTap={() => jump({ lng: at.lng + x * step.lng, lat: at.lat + y * step.lat })}
            >{`${word} ${metres} 米`}</Btn>
          ))}
        </View>
      ) : null}
      <Sheet open={choosing} title="从哪个驿站旁边开始" onClose={() => setChoosing(false)}>
        <Card>
          {near.map((s) => (
            <Row
              key={s.stationId}
              title={s.name}
              note={s.address}
              plain
              onTap={() => {
                jump(s.point)
                setChoosing(false)
              }}
            />
          ))}
        </Card>
      </Sheet>
    </Card>
  )
}
