import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Link, Notice, Row } from '@/ui'
import { spelled } from '@/ui/meal'
import { clock } from '@/ui/words'
import type { TillSitting } from '@/contracts/canteen'
import type { Allergen } from '@/contracts/canteen-words'
import { useRead } from '@/platform/query'
import { canScan, scan } from '@/platform/scan'
import { AnswerWhole } from './answer-whole'
import { useHandScanner } from './hand-scanner'
import { Keypad } from './keypad'
import { useKeptCodes } from './kept-codes'
import { useTill } from './use-till'
import { WalkInSheet } from './walk-in-sheet'

type Which = { communityCode: string; canteenId: string }

/** The meal that is being given out now; without one, the next. */
export const sittingNow = (sittings: readonly TillSitting[], now: number): TillSitting | null =>
  sittings.find((s) => Date.parse(s.servesFrom) <= now && now < Date.parse(s.servesUntil)) ??
  sittings.find((s) => Date.parse(s.servesFrom) > now) ??
  null

/** 核销: scan or type, a yes or a no, the next one. Nothing else is on the screen that a thumb could hit. */
export function TillPart({ which }: { which: Which }) {
  const till = useTill(which)
  const { kept, busy, send, keep, forget } = useKeptCodes(which)
  const [typed, setTyped] = useState('')
  const [walkIn, setWalkIn] = useState(false)
  const { data } = useRead('read-till', which, { refetchInterval: 20_000 })
  const menu = useRead('read-canteen', which, { staleTime: 300_000 })
  const contains = (name: string): readonly Allergen[] =>
    menu.data?.sittings.flatMap((s) => s.dishes).find((d) => d.name === name)?.allergens ?? []
  const ask = (code: string) => {
    setTyped('')
    void till.redeem(code)
  }
  const digit = (d: string) => {
    if (till.busy) return
    // The next customer's first digit ends the answer of the one before, unless a document is still to be looked at.
    if (till.said) {
      if ('meal' in till.said && till.said.meal.check) return
      till.next()
    }
    const next = till.said ? d : (typed + d).slice(0, 6)
    if (next.length === 6) ask(next)
    else setTyped(next)
  }
  const enter = () => {
    if (till.said && !('meal' in till.said && till.said.meal.check)) till.next()
  }
  useHandScanner({
    onDigit: digit,
    onBack: () => setTyped((t) => t.slice(0, -1)),
    onEnter: enter,
    onScan: (text) => ask(text),
  })
  const look = async () => {
    const text = await scan()
    if (text) ask(text)
  }
  const sitting = sittingNow(data?.sittings ?? [], Date.now())
  const serving = sitting !== null && Date.parse(sitting.servesFrom) <= Date.now()
  return (
    <>
      <View className="till-now ui-line-wide">
        <View className="ui-strong">
          {sitting
            ? `${sitting.name} · ${serving ? `到 ${clock(sitting.servesUntil)}` : `${clock(sitting.servesFrom)} 开餐`}`
            : data?.sittings.length
              ? '今天的餐都发完了'
              : data
                ? '今天还没有菜单'
                : ' '}
        </View>
        {sitting ? (
          <View className="ui-medium ui-num">{`取了 ${sitting.redeemed + sitting.walkIns} 份，等 ${sitting.reserved} 份`}</View>
        ) : null}
      </View>
      <Keypad
        typed={typed}
        onKey={(k) => (k === 'clear' ? setTyped('') : k === 'back' ? setTyped((t) => t.slice(0, -1)) : digit(k))}
      />
      {till.busy && !till.said ? <Notice icon="clock">正在问</Notice> : null}
      <View className="till-actions ui-buttons">
        <Btn size={canScan ? 'big' : 'middle'} icon="plus" disabled={!serving} onTap={() => setWalkIn(true)}>
          现场用餐
        </Btn>
        {canScan ? (
          <Btn kind="primary" icon="scan" onTap={() => void look()}>
            扫码
          </Btn>
        ) : null}
      </View>
      <View className="ui-small till-hint">
        {[canScan ? '输满六位自己查' : '扫码枪直接扫，输满六位自己查', serving ? '' : '开餐后才能记现场用餐']
          .filter(Boolean)
          .join('；')}
      </View>
      {kept.length ? (
        <Card
          title="没网时记下的"
          aside={
            kept.some((k) => k.no === null) ? (
              <Link onTap={() => void send()}>{busy ? '正在补' : '现在补'}</Link>
            ) : undefined
          }
        >
          {kept.map((k) => (
            <Row
              key={k.clientId}
              title={/^\d{6}$/.test(k.code) ? spelled(k.code) : '扫的码'}
              note={k.no ? `补不上：${k.no}` : `${clock(k.at)} 记下，有网自己补`}
              aside={
                k.no ? (
                  <Btn size="small" onTap={() => forget(k)}>
                    知道了
                  </Btn>
                ) : undefined
              }
            />
          ))}
        </Card>
      ) : null}
      {walkIn && sitting ? (
        <WalkInSheet which={which} sitting={sitting} onClose={() => setWalkIn(false)} onDone={till.walkedIn} />
      ) : null}
      {till.said ? (
        <AnswerWhole said={till.said} till={till} contains={contains} onKeep={(code) => keep(code, till.idOf(code))} />
      ) : null}
    </>
  )
}
