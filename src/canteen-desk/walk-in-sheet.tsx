import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card, Row, Sheet, WrongLine } from '@/ui'
import { price } from '@/ui/meal'
import type { TillMeal, TillSitting } from '@/contracts/till-shapes'
import { clientId } from '@/platform/client-id'
import { useWrite } from '@/platform/query'
import { tillReads, type Which } from './my-canteen'

interface Props {
  which: Which
  sitting: TillSitting
  onClose: () => void
  onDone: (meal: TillMeal) => void
}

function left({ left: all, elderLeft }: TillSitting): string {
  if (all === 0) return '卖完了'
  const elders = elderLeft ? `，另有老人的 ${elderLeft} 份` : ''
  return `还剩 ${Math.max(0, all - elderLeft)} 份${elders}。点价格就记上，老人的价请看一眼证件。`
}

/** Somebody without a reservation: who they are is seen across the counter, one press on the price is all. */
export function WalkInSheet({ which, sitting, onClose, onDone }: Props) {
  const add = useWrite('add-walk-in', { refresh: [...tillReads] })
  // One for as long as the sheet is open: pressed again after a fault it is one meal.
  const [reservationId] = useState(clientId)
  const choose = (tier: string) => {
    if (!add.isPending)
      add.mutate(
        { ...which, reservationId, sitting: sitting.sitting, tier },
        {
          onSuccess: ({ meal }) => {
            onClose()
            onDone(meal)
          },
        },
      )
  }
  return (
    <Sheet open title={`现场用餐 · ${sitting.name}`} onClose={onClose}>
      <View className="ui-medium">{left(sitting)}</View>
      <Card>
        {sitting.tiers.map((t) => (
          <Row
            key={t.code}
            title={t.name}
            aside={<View className="till-price">{price(t.priceFen)}</View>}
            onTap={() => choose(t.code)}
            label={`${t.name}，${price(t.priceFen)}，记一份`}
          />
        ))}
      </Card>
      <WrongLine error={add.error} />
    </Sheet>
  )
}
