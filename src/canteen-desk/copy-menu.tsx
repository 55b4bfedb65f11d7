import { useState } from 'react'
import { Btn, useNow } from '@/ui'
import { daysFrom, saidDay } from '@/ui/meal'
import { call } from '@/platform/call'
import { formOf, type Meal, type MenuForm } from './menu-form'

const lookBack = 7
const noonOf = (day: string): number => Date.parse(`${day}T04:00:00Z`)

async function lastCooked({ which, day, sitting }: Meal): Promise<MenuForm | null> {
  for (const before of daysFrom(noonOf(day), -lookBack - 1).slice(1)) {
    const { sittings } = await call('read-canteen', { ...which, day: before })
    const found = sittings.find((s) => s.sitting === sitting)
    if (found) return formOf(found)
  }
  return null
}

/** Yesterday's, or where nothing was cooked yesterday, the last there was within a week. */
export function CopyMenu({ meal, onCopy }: { meal: Meal; onCopy: (form: MenuForm) => void }) {
  const now = useNow(60_000)
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const copy = async () => {
    setBusy(true)
    try {
      const found = await lastCooked(meal)
      if (found) onCopy(found)
      else setWhy('没有可抄的')
    } catch {
      setWhy('没连上，再按一次')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Btn size="small" icon="again" loading={busy} onTap={() => void copy()}>
      {why ?? `照抄${saidDay(daysFrom(noonOf(meal.day), -2)[1]!, now)}的`}
    </Btn>
  )
}
