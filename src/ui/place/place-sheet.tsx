import { useState } from 'react'
import type { Place } from '@/contracts/case-shapes'
import type { PlaceItem } from '@/contracts/org'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { Btn } from '../btn'
import { Card, Row } from '../card'
import { Field } from '../field'
import { Sheet } from '../sheet'
import { Empty, Failing, Skeleton } from '../states'

interface Props {
  open: boolean
  onClose: () => void
  onChoose: (place: Place, words: string) => void
}

function asked(search: string, parent?: PlaceItem): { search?: string; parentCode?: string } {
  if (search) return { search }
  return parent ? { parentCode: parent.code } : {}
}

/** Street → community → building, or a word to search for: nobody has to share a position. */
export function PlaceSheet({ open, onClose, onChoose }: Props) {
  const me = useSession((s) => s.me)
  const [words, setWords] = useState('')
  const [path, setPath] = useState<PlaceItem[]>([])
  const parent = path[path.length - 1]
  const search = words.trim()
  const { data, error, isPending, refetch } = useRead('list-places', asked(search, parent), {
    enabled: open,
    staleTime: 3_600_000,
  })
  const atTop = !parent && !search
  const choose = (item: PlaceItem) => {
    if (item.level === 'building') onChoose({ buildingCode: item.code }, item.name)
    else if (item.level === 'community' && search) onChoose({ communityCode: item.code }, item.name)
    else setPath([...path, item])
  }
  return (
    <Sheet open={open} title={parent ? parent.name : '在哪儿'} onClose={onClose}>
      <Field label="找小区、楼栋或社区" value={words} onChange={setWords} placeholder="比如：大台什" maxLength={40} />
      {me?.buildingCode && atTop ? (
        <Row
          icon="home"
          title={me.placeName ?? '我家'}
          note="我住的楼"
          onTap={() => onChoose({ buildingCode: me.buildingCode! }, me.placeName ?? '我家')}
        />
      ) : null}
      {me?.communityCode && atTop ? (
        <Row
          icon="pin"
          title={me.communityName ?? '我的社区'}
          note="我的社区，往下选楼"
          onTap={() =>
            setPath([{ code: me.communityCode!, name: me.communityName ?? '', hint: '', level: 'community' }])
          }
        />
      ) : null}
      {path.length && !search ? (
        <Btn size="small" icon="back" onTap={() => setPath(path.slice(0, -1))}>
          上一级
        </Btn>
      ) : null}
      {parent?.level === 'community' && !search ? (
        <Row
          icon="pin"
          title={`就在${parent.name}，说不清哪栋`}
          plain
          onTap={() => onChoose({ communityCode: parent.code }, parent.name)}
        />
      ) : null}
      {isPending ? <Skeleton rows={5} /> : null}
      {error && !data ? <Failing message={error.message} onRetry={() => void refetch()} /> : null}
      {data && !data.places.length ? (
        <Empty icon="search" title="没找到这个地方" note="换个说法，或从街道往下选" />
      ) : null}
      {data?.places.length ? (
        <Card>
          {data.places.map((p) => (
            <Row key={p.code} title={p.name} note={p.hint} plain onTap={() => choose(p)} />
          ))}
        </Card>
      ) : null}
    </Sheet>
  )
}
