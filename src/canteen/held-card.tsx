import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Pill, Qr, Seconds, aria } from '@/ui'
import type { MealCard } from '@/contracts/canteen-shapes'
import { useWrite } from '@/platform/query'
import { routeTo } from '@/platform/route'
import { useSession } from '@/platform/session'
import { left } from '@/ui/words'
import { price, saidDay, spelled } from '@/ui/meal'
import { clock, localDay } from '@/rules/local-time'

interface Props {
  meal: MealCard
  now: number
  at: {
    lng: number
    lat: number
  } | null
  /** Not the next one: its picture is one press away, so that nobody shows the wrong one. */
  later?: boolean
}

const hourMs = 3_600_000

/** 已为你留到 13:25: the code large, the QR below, both without a network. */
export function HeldCard({ meal, now, at, later }: Props) {
  const myId = useSession((st) => st.me?.personId)
  const [sure, setSure] = useState(false)
  const cancel = useWrite('cancel-reservation', { refresh: ['list-my-meals', 'list-meals', 'read-canteen'] })
  const rest = Date.parse(meal.holdUntil) - now
  const gives = meal.state === 'waiting' ? '不排了' : '来不了，让给别人'
  const giveWord = sure ? '确定不来了' : gives
  const give = () => {
    if (!sure) return setSure(true)
    cancel.mutate({ communityCode: meal.communityCode, reservationId: meal.reservationId })
  }
  const which = [
    meal.canteenName,
    meal.sittingName,
    `${meal.tierName} ${price(meal.priceFen)}`,
    meal.forPersonId === myId ? null : `替${meal.forName}订`,
  ]
  const go = () => void routeTo({ ...(at ?? { lng: 0, lat: 0 }), name: meal.canteenName, address: meal.address })
  return (
    <Card tone="ink">
      <View className="ui-line-wide">
        <View className="ui-strong">{saysKept(meal, now)}</View>
        {meal.state === 'reserved' && rest > 0 && rest < hourMs ? (
          <Pill tone="soon">
            还有 <Seconds until={meal.holdUntil} />
          </Pill>
        ) : null}
      </View>
      {meal.code ? <PickUpCode code={meal.code} qr={meal.qr} later={later} /> : null}
      <View className="ui-medium meal-line">{which.filter(Boolean).join(' · ')}</View>
      <View className="ui-small meal-line">{meal.line}</View>
      {meal.payBy && !meal.paid ? (
        <View className="meal-pay">先到店付款：{left(meal.payBy, now)}，过了就让给排队的人</View>
      ) : null}
      {meal.checkedAtTill ? (
        <View className="ui-small meal-line">带上能看年龄的证件，师傅看一眼，以后不用再看</View>
      ) : null}
      <View className="ui-buttons meal-buttons">
        {at && meal.state === 'reserved' ? (
          <Btn kind="light" size="middle" icon="route" onTap={go}>
            导航过去
          </Btn>
        ) : null}
        {meal.canCancel ? (
          <Btn kind="light" size="middle" loading={cancel.isPending} onTap={give}>
            {giveWord}
          </Btn>
        ) : null}
      </View>
      {cancel.error ? (
        <View className="ui-small meal-line" {...aria({ role: 'alert' })}>
          {cancel.error.message}
        </View>
      ) : null}
    </Card>
  )
}

function PickUpCode({ code, qr, later }: { code: string; qr: MealCard['qr']; later?: boolean }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <View className="meal-code" {...aria({ role: 'text', label: `取餐号 ${code.split('').join(' ')}` })}>
        {spelled(code)}
      </View>
      <View className="ui-small">给师傅看这个号，没网也能用</View>
      {qr && (!later || opened) ? (
        <View className="meal-qr">
          <Qr text={qr} size={208} label="取餐码" />
        </View>
      ) : null}
      {qr && later && !opened ? (
        <View className="meal-line">
          <Btn kind="light" size="small" icon="scan" onTap={() => setOpened(true)}>
            看二维码
          </Btn>
        </View>
      ) : null}
    </>
  )
}

const dayWord = (meal: MealCard, now: number): string =>
  meal.day === localDay(now) ? '' : `${saidDay(meal.day, now)} `

/** A portion that has still to be paid for is kept only until then. */
function saysKept(meal: MealCard, now: number): string {
  if (meal.state === 'waiting') return saysPlace(meal.place ?? 1)
  if (meal.payBy && !meal.paid) return `先付款，为你留到 ${clock(meal.payBy)}`
  return `已为你留到 ${dayWord(meal, now)}${clock(meal.holdUntil)}`
}

const saysPlace = (place: number): string => (place <= 1 ? '在排队 · 下一个就是你' : `在排队 · 前面 ${place - 1} 人`)
