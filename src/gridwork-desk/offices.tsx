import { useState } from 'react'
import { Btn, Card, Row, Sheet } from '@/ui'
import type { RoleView } from '@/contracts/account'
import { useRead } from '@/platform/query'

const all = '整个街道'

/** A street looks at all its communities or at one. A community has only its own: nothing to choose. */
export function Offices({
  staff,
  office,
  onOffice,
}: {
  staff: RoleView
  office: string | null
  onOffice: (code: string | null) => void
}) {
  const isStreet = staff.role === 'street-staff'
  const [choosing, setChoosing] = useState(false)
  const { data } = useRead('list-places', { parentCode: staff.areaCode }, { enabled: isStreet, staleTime: 3_600_000 })
  if (!isStreet || !data?.places.length) return null
  const name = data.places.find((p) => p.code === office)?.name ?? all
  const choose = (code: string | null) => {
    onOffice(code)
    setChoosing(false)
  }
  return (
    <>
      <Btn size="small" icon="building" label={`看的是${name}，换一个`} onTap={() => setChoosing(true)}>
        {name} · 换
      </Btn>
      <Sheet open={choosing} title="看哪儿的报到" onClose={() => setChoosing(false)}>
        <Card>
          <Row title={all} chosen={!office} onTap={() => choose(null)} />
          {data.places.map((p) => (
            <Row key={p.code} title={p.name} strong={false} chosen={p.code === office} onTap={() => choose(p.code)} />
          ))}
        </Card>
      </Sheet>
    </>
  )
}
