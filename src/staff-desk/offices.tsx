import { useState } from 'react'
import { Btn, Card, Row, Sheet } from '@/ui'
import type { RoleView } from '@/contracts/account'
import { useRead } from '@/platform/query'
import type { Inbox } from './use-inbox'

const own = '街道本级'

/**
 * A street's staff look at their own list or at one of their communities,
 * one press away. A community has only its own: nothing to choose.
 */
export function Offices({ staff, inbox }: { staff: RoleView; inbox: Inbox }) {
  const isStreet = staff.role === 'street-staff'
  const [choosing, setChoosing] = useState(false)
  const { data } = useRead('list-places', { parentCode: staff.areaCode }, { enabled: isStreet, staleTime: 3_600_000 })
  if (!isStreet || !data?.places.length) return null
  const chosen = data.places.find((p) => p.code === inbox.office)
  const choose = (code: string | null) => {
    inbox.setOffice(code)
    setChoosing(false)
  }
  return (
    <>
      <Btn size="small" icon="building" label={`看的是${chosen?.name ?? own}，换一个`} onTap={() => setChoosing(true)}>
        {chosen?.name ?? own} · 换
      </Btn>
      <Sheet open={choosing} title="看哪儿的待办" onClose={() => setChoosing(false)}>
        <Card>
          <Row title={own} note="升上来的、街道自己办的" chosen={!chosen} onTap={() => choose(null)} />
          {data.places.map((p) => (
            <Row
              key={p.code}
              title={p.name}
              strong={false}
              chosen={p.code === inbox.office}
              onTap={() => choose(p.code)}
            />
          ))}
        </Card>
      </Sheet>
    </>
  )
}
