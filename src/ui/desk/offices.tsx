import { useState } from 'react'
import type { RoleView } from '@/contracts/account'
import { useRead } from '@/platform/query'
import { Btn } from '../btn'
import { Card, Row } from '../card'
import { Sheet } from '../sheet'

interface Props {
  staff: RoleView
  /** Null: the street's own. */
  office: string | null
  onOffice: (code: string | null) => void
  title: string
  own: string
  ownNote?: string
}

/** A street looks at its own or at one of its communities, one press away. A community has only its own. */
export function Offices({ staff, office, onOffice, title, own, ownNote }: Props) {
  const isStreet = staff.role === 'street-staff'
  const [choosing, setChoosing] = useState(false)
  const { data } = useRead('list-places', { parentCode: staff.areaCode }, { enabled: isStreet, staleTime: 3_600_000 })
  if (!isStreet || !data?.places.length) return null
  const name = data.places.find((p) => p.code === office)?.name ?? own
  const choose = (code: string | null) => {
    onOffice(code)
    setChoosing(false)
  }
  return (
    <>
      <Btn size="small" icon="building" label={`看的是${name}，换一个`} onTap={() => setChoosing(true)}>
        {name} · 换
      </Btn>
      <Sheet open={choosing} title={title} onClose={() => setChoosing(false)}>
        <Card>
          <Row title={own} note={ownNote} chosen={!office} onTap={() => choose(null)} />
          {data.places.map((p) => (
            <Row key={p.code} title={p.name} plain chosen={p.code === office} onTap={() => choose(p.code)} />
          ))}
        </Card>
      </Sheet>
    </>
  )
}
