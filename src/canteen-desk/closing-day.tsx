import { useState, type ReactNode } from 'react'
import { Answer, Arriving, BottomBar, Btn, Card, Empty, Notice, Row, Sheet } from '@/ui'
import { saidDay } from '@/ui/meal'
import { useRead, useWrite } from '@/platform/query'
import { clock } from '@/rules/local-time'
import { tillReads, type Which } from './my-canteen'
import { Framed } from './own-page'
import type { TillSitting } from '@/contracts/till-shapes'

interface Props {
  which: Which
  day: string
  now: number
  head: ReactNode
}

/** A day whose sheet is not written yet: what it comes to so far, and its end once the last meal is over. */
export function ClosingDay({ which, day, now, head }: Props) {
  const asked = useRead('read-till', { ...which, day }, { refetchInterval: 30_000 })
  const close = useWrite('close-canteen-day', { refresh: [...tillReads, 'read-canteen-sheet'] })
  const [sure, setSure] = useState(false)
  const sittings = asked.data?.sittings ?? []
  const endsAt = Math.max(...sittings.map((s) => Date.parse(s.servesUntil)))
  const can = sittings.length > 0 && endsAt <= now
  const name = saidDay(day, now)
  const bar = (
    <BottomBar wrong={close.error?.message} note="结了就不能再改">
      <Btn kind="primary" icon="check" onTap={() => setSure(true)}>
        结账，出单子
      </Btn>
    </BottomBar>
  )
  return (
    <Framed bar={can ? bar : null}>
      {head}
      {asked.data ? null : <Arriving read={asked} answer rows={4} />}
      {asked.data && !sittings.length ? (
        <Card>
          <Empty icon="paper" title="这一天没有开餐" note="没有菜单，不用结账" />
        </Card>
      ) : null}
      {sittings.length ? <SoFar title={`${name}还没结账`} sittings={sittings} endsAt={endsAt} can={can} /> : null}
      <Sheet
        open={sure}
        title={`${name}就结到这里？`}
        onClose={() => setSure(false)}
        action={
          <>
            <Btn onTap={() => setSure(false)}>先不结</Btn>
            <Btn
              kind="primary"
              loading={close.isPending}
              onTap={() => close.mutate({ ...which, day }, { onSettled: () => setSure(false) })}
            >
              结
            </Btn>
          </>
        }
      >
        单子出来就不再改，下载、打印随时都可以。
      </Sheet>
    </Framed>
  )
}

interface SoFarProps {
  title: string
  sittings: readonly TillSitting[]
  endsAt: number
  can: boolean
}

function SoFar({ title, sittings, endsAt, can }: SoFarProps) {
  const total = (of: (s: TillSitting) => number) => sittings.reduce((n, s) => n + of(s), 0)
  const waits = total((s) => s.reserved)
  const counted = can ? '，结账时记成没来' : ''
  return (
    <>
      <Card title={title}>
        <Answer
          value={`${total((s) => s.redeemed + s.walkIns)} 份`}
          unit={`取走了，备了 ${total((s) => s.portions)} 份`}
          note={can ? '收餐了，可以结' : `${clock(endsAt)} 收餐以后再结；忘了也会自己结`}
        />
        {sittings.map((s) => (
          <Row
            key={s.sitting}
            title={s.name}
            note={`预订 ${s.redeemed} · 现场 ${s.walkIns} · 没来 ${s.noShows} · 退了 ${s.cancelled}`}
            aside={`${s.redeemed + s.walkIns} 份`}
          />
        ))}
      </Card>
      {waits ? (
        <Notice tone="soon" icon="clock">
          {`还有 ${waits} 份订了没取${counted}`}
        </Notice>
      ) : null}
    </>
  )
}
