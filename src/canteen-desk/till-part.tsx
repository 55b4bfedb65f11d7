import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Link, Notice, Row } from '@/ui'
import { spelled } from '@/ui/meal'
import type { Allergen } from '@/contracts/canteen-words'
import { useRead } from '@/platform/query'
import { canScan, scan } from '@/platform/scan'
import { clock } from '@/rules/local-time'
import { AnswerWhole } from './answer-whole'
import { useHandScanner } from './hand-scanner'
import { Keypad, type Key } from './keypad'
import { useKeptCodes, type KeptCode } from './kept-codes'
import type { Which } from './my-canteen'
import { useTill } from './use-till'
import { WalkInSheet } from './walk-in-sheet'
import './till.scss'
import type { TillSitting } from '@/contracts/till-shapes'

/** The meal that is being given out now; without one, the next. */
export const sittingNow = (sittings: readonly TillSitting[], now: number): TillSitting | null =>
  sittings.find((s) => Date.parse(s.servesFrom) <= now && now < Date.parse(s.servesUntil)) ??
  sittings.find((s) => Date.parse(s.servesFrom) > now) ??
  null

const isServing = ({ servesFrom }: TillSitting): boolean => Date.parse(servesFrom) <= Date.now()

/** 核销: scan or type, a yes or a no, the next one. Nothing else is on the screen that a thumb could hit. */
export function TillPart({ which }: { which: Which }) {
  const till = useTill(which)
  const owed = useKeptCodes(which)
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
  const serving = sitting !== null && isServing(sitting)
  const keep = (code: string) => owed.keep(code, till.idOf(code))
  const press: Partial<Record<Key, () => void>> = {
    clear: () => setTyped(''),
    back: () => setTyped((t) => t.slice(0, -1)),
  }
  const hints = [canScan ? '输满六位自己查' : '扫码枪直接扫，输满六位自己查', serving ? '' : '开餐后才能记现场用餐']
  return (
    <>
      <View className="till-now ui-line-wide">
        <View className="ui-strong">{data ? nowWords(data.sittings, sitting) : ' '}</View>
        {sitting ? <View className="ui-medium ui-num">{countWords(sitting)}</View> : null}
      </View>
      <Keypad typed={typed} onKey={(key) => (press[key] ?? (() => digit(key)))()} />
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
      <View className="ui-small till-hint">{hints.filter(Boolean).join('；')}</View>
      {owed.kept.length ? <OwedCard {...owed} /> : null}
      {walkIn && sitting ? (
        <WalkInSheet which={which} sitting={sitting} onClose={() => setWalkIn(false)} onDone={till.walkedIn} />
      ) : null}
      {till.said ? <AnswerWhole said={till.said} till={till} contains={contains} onKeep={keep} /> : null}
    </>
  )
}

function nowWords(all: readonly TillSitting[], sitting: TillSitting | null): string {
  if (!sitting) return all.length ? '今天的餐都发完了' : '今天还没有菜单'
  const { name, servesFrom, servesUntil } = sitting
  return `${name} · ${isServing(sitting) ? `到 ${clock(servesUntil)}` : `${clock(servesFrom)} 开餐`}`
}

const countWords = ({ redeemed, walkIns, reserved }: TillSitting): string =>
  `取了 ${redeemed + walkIns} 份，等 ${reserved} 份`

/** Numbers that were written down without a network, and what became of them. */
function OwedCard({ kept, busy, send, forget }: ReturnType<typeof useKeptCodes>) {
  const more = kept.some((k) => k.no === null)
  const word = busy ? '正在补' : '现在补'
  return (
    <Card title="没网时记下的" aside={more ? <Link onTap={() => void send()}>{word}</Link> : undefined}>
      {kept.map((k) => (
        <OwedRow key={k.clientId} of={k} onForget={() => forget(k)} />
      ))}
    </Card>
  )
}

function OwedRow({ of: { code, at, no }, onForget }: { of: KeptCode; onForget: () => void }) {
  const title = /^\d{6}$/.test(code) ? spelled(code) : '扫的码'
  if (!no) return <Row title={title} note={`${clock(at)} 记下，有网自己补`} />
  const known = (
    <Btn size="small" onTap={onForget}>
      知道了
    </Btn>
  )
  return <Row title={title} note={`补不上：${no}`} aside={known} />
}
