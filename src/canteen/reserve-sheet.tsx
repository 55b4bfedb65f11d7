import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Row, Sheet, WrongLine } from '@/ui'
import type { RefusalCode } from '@/contracts/refusals'
import { Refusal } from '@/platform/call'
import { clientId } from '@/platform/client-id'
import { useWrite } from '@/platform/query'
import { useSession } from '@/platform/session'
import { price } from '@/ui/meal'
import { saysTier } from './sitting-card'
import type { CanteenView, SittingView, TierView } from '@/contracts/canteen-shapes'

interface Props {
  open: boolean
  view: CanteenView
  sitting: SittingView
  onClose: () => void
}

const paid = (t: TierView): number => (t.freeFirst ? 0 : t.priceFen)
/**
 * The price that is mine, lowest, and holds all the time: whoever wants
 * the off-peak one chooses to come late. Everybody's where none is.
 */
const best = (tiers: readonly TierView[]): TierView | undefined =>
  tiers.filter((t) => t.mine && t.from === null).sort((a, b) => paid(a) - paid(b))[0] ??
  tiers.find((t) => t.audience === 'anybody')

interface Next {
  word: string
  more?: { waitlist?: true; payFirst?: true }
}

/** It was refused, and there is another way: the line, or paying first. */
function afterRefusal(code: RefusalCode | null, { policy }: CanteenView): Next | null {
  if (code === 'SOLD_OUT') return { word: '那就排队', more: { waitlist: true } }
  if (code === 'PAY_FIRST') return { word: `好，我 ${policy.payMinutes} 分钟内到店付`, more: { payFirst: true } }
  return null
}

/** Whose meal, at which price. The best one of mine is chosen already: two taps and it is kept. */
export function ReserveSheet({ open, view, sitting, onClose }: Props) {
  const me = useSession((s) => s.me)!
  const [tierCode, setTier] = useState<string | null>(null)
  const [forPersonId, setFor] = useState<string | null>(null)
  // What is known of me says nothing of somebody else: their
  // prices are by age, and the till looks unless it has before.
  const possible = forPersonId
    ? sitting.tiers
        .filter((t) => t.audience !== 'rider')
        .map((t) => ({ ...t, mine: t.audience === 'anybody', checkedAtTill: t.audience === 'age' }))
    : sitting.tiers.filter((t) => t.mine || t.audience !== 'rider')
  const [id, setId] = useState(clientId)
  const reserve = useWrite('reserve-meal', { refresh: ['list-my-meals', 'list-meals', 'read-canteen'] })
  const tier = possible.find((t) => t.code === tierCode) ?? best(possible)
  const isSoldOut = sitting.state === 'sold-out'
  const kept = () => {
    setId(clientId())
    onClose()
  }
  const send = (more: Next['more']) => {
    if (!tier) return
    reserve.mutate(
      {
        communityCode: view.communityCode,
        canteenId: view.canteenId,
        reservationId: id,
        day: sitting.day,
        sitting: sitting.sitting,
        tier: tier.code,
        ...(isSoldOut ? { waitlist: true } : {}),
        ...(forPersonId ? { forPersonId } : {}),
        ...more,
      },
      { onSuccess: kept },
    )
  }
  const refused = reserve.error instanceof Refusal ? reserve.error.code : null
  const next = afterRefusal(refused, view) ?? { word: isSoldOut ? '排上，有了自动留给我' : '就留这份' }
  return (
    <Sheet
      open={open}
      title={isSoldOut ? '排一个队' : '给谁留一份'}
      onClose={onClose}
      action={
        <Btn kind="primary" disabled={!tier} loading={reserve.isPending} onTap={() => send(next.more)}>
          {next.word}
        </Btn>
      }
    >
      <WrongLine error={reserve.error} />
      {me.canSpeakFor.length ? (
        <>
          <Row title="我自己" chosen={forPersonId === null} onTap={() => setFor(null)} />
          {me.canSpeakFor.map((p) => (
            <Row
              key={p.personId}
              title={p.name}
              note="本人同意过；号码两边都能看到"
              chosen={forPersonId === p.personId}
              onTap={() => setFor(p.personId)}
            />
          ))}
        </>
      ) : null}
      <View className="ui-strong meal-line">按哪个价</View>
      {possible.map((t) => (
        <Row
          key={t.code}
          title={`${t.name} ${t.freeFirst ? '首餐免费' : price(t.priceFen)}`}
          note={saysTier(t)}
          chosen={t.code === tier?.code}
          onTap={() => setTier(t.code)}
        />
      ))}
      <View className="ui-small">{`钱到店付。来不了提前退，不算爽约。留 ${view.holdMinutes} 分钟。`}</View>
    </Sheet>
  )
}
