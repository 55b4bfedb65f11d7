import { useEffect, useState } from 'react'
import { Text } from '@tarojs/components'
import type { CasePreview, Place } from '@/contracts/case-shapes'
import { here } from '@/platform/location'
import { useSession } from '@/platform/session'
import { Btn } from '../btn'
import { Card, Row } from '../card'
import { PlaceSheet } from './place-sheet'

/**
 * `caseId` makes it one question for each thing that is said; `placeWords`
 * is how the chosen place reads, null while it is only guessed.
 */
export interface PlaceDraft {
  caseId: string
  place: Place | null
  placeWords: string | null
}
interface Props {
  draft: PlaceDraft
  change: (part: Partial<PlaceDraft>) => void
  preview: CasePreview | undefined
  looking: boolean
  error?: string
}

type Seen = NonNullable<CasePreview['place']>

/** Who looks after what lies there. */
function whose({ communityName, gridName, gridWorker, level }: Seen): string {
  const without = level === 'street' ? '不在任何网格里，街道来管' : '社区来分'
  return [communityName, gridName ?? without, gridWorker && `${gridWorker}负责`].filter(Boolean).join(' · ')
}

function guessed(place: Seen | null | undefined, isLooking: boolean): string {
  if (place) return place.buildingName ?? `${place.communityName}附近`
  return isLooking ? '正在看你在哪儿…' : '选一下在哪儿'
}

/** Where it is: guessed from the pin, or from home when the phone gives none; always changeable. */
export function PlaceCard({ draft, change, preview, looking, error }: Props) {
  const me = useSession((s) => s.me)
  const [choosing, setChoosing] = useState(false)
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (draft.place) return
    setAsking(true)
    void here().then((h) => {
      setAsking(false)
      if (h) change({ place: { point: { lng: round(h.lng), lat: round(h.lat) } }, placeWords: null })
      else if (me?.buildingCode) change({ place: { buildingCode: me.buildingCode }, placeWords: me.placeName })
    })
  }, [draft.caseId])
  const place = preview?.place
  const note = place ? whose(place) : '位置只用来找到管这儿的人'
  return (
    <Card>
      <Row
        icon="pin"
        title={draft.placeWords ?? guessed(place, asking || looking)}
        note={error ? <Text className="ui-wrong">{error}</Text> : note}
        aside={
          <Btn size="small" label="改一下在哪儿" onTap={() => setChoosing(true)}>
            改
          </Btn>
        }
      />
      {preview?.ask.map((a) => (
        <Row
          key={a.label}
          title={a.label}
          note="是这里吗？"
          plain
          onTap={() => change({ place: a.place, placeWords: a.label })}
        />
      ))}
      <PlaceSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        onChoose={(p, words) => {
          change({ place: p, placeWords: words })
          setChoosing(false)
        }}
      />
    </Card>
  )
}

/** A metre is exact enough to find a grid. */
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5
