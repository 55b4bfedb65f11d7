import { useState } from 'react'
import { View } from '@tarojs/components'
import { Answer, BottomBar, Btn, Card, Chips, Empty, Failing, Notice, Row, Sheet, Skeleton, useNow } from '@/ui'
import { daysFrom, saidDay } from '@/ui/meal'
import { clock } from '@/ui/words'
import type { CanteenSheet, TillView } from '@/contracts/canteen'
import { Refusal } from '@/platform/call'
import { useRead, useWrite } from '@/platform/query'
import { copyText, giveTextFile } from '@/platform/text-file'
import { tillReads } from './my-canteen'
import type { PartProps } from './own-page'
import { SheetTable } from './sheet-table'

const h5 = process.env.TARO_ENV !== 'weapp'
const daysBack = -7

/**
 * 结账: after the last plate, one sheet a day that adds up by
 * price and by who pays the rest; written once, read for ever.
 */
export function SheetPart({ which, frame }: PartProps) {
  const now = useNow(60_000)
  const days = daysFrom(now, daysBack)
  const [day, setDay] = useState<string | null>(null)
  const shown = day ?? days[0]!
  const sheet = useRead('read-canteen-sheet', { ...which, day: shown })
  const head = (
    <Chips
      scroll
      label="哪一天"
      value={shown}
      onChange={setDay}
      choices={days.map((d) => ({ value: d, word: saidDay(d, now) }))}
    />
  )
  if (sheet.isPending)
    return (
      <>
        {frame(
          <>
            {head}
            <Skeleton answer rows={5} />
          </>,
          null,
        )}
      </>
    )
  if (sheet.data) return <Closed key={shown} sheet={sheet.data.sheet} head={head} frame={frame} />
  if (sheet.error instanceof Refusal && sheet.error.code === 'NOT_CLOSED_YET')
    return <Closing key={shown} which={which} day={shown} now={now} head={head} frame={frame} />
  return (
    <>
      {frame(
        <>
          {head}
          <Card>
            <Failing message={sheet.error!.message} onRetry={() => void sheet.refetch()} loading={sheet.isFetching} />
          </Card>
        </>,
        null,
      )}
    </>
  )
}

function Closing({ which, day, now, head, frame }: PartProps & { day: string; now: number; head: React.ReactNode }) {
  const { data, error, isPending, isFetching, refetch } = useRead(
    'read-till',
    { ...which, day },
    { refetchInterval: 30_000 },
  )
  const close = useWrite('close-canteen-day', { refresh: [...tillReads, 'read-canteen-sheet'] })
  const [sure, setSure] = useState(false)
  if (isPending)
    return (
      <>
        {frame(
          <>
            {head}
            <Skeleton answer rows={4} />
          </>,
          null,
        )}
      </>
    )
  if (!data)
    return (
      <>
        {frame(
          <>
            {head}
            <Card>
              <Failing message={error!.message} onRetry={() => void refetch()} loading={isFetching} />
            </Card>
          </>,
          null,
        )}
      </>
    )
  if (!data.sittings.length)
    return (
      <>
        {frame(
          <>
            {head}
            <Card>
              <Empty icon="paper" title="这一天没有开餐" note="没有菜单，不用结账" />
            </Card>
          </>,
          null,
        )}
      </>
    )
  const last = Math.max(...data.sittings.map((s) => Date.parse(s.servesUntil)))
  const total = (of: (s: TillView['sittings'][number]) => number) => data.sittings.reduce((n, s) => n + of(s), 0)
  const waits = total((s) => s.reserved)
  const can = last <= now
  const bar = can ? (
    <BottomBar wrong={close.error?.message} note="结了就不能再改">
      <Btn kind="primary" icon="check" onTap={() => setSure(true)}>
        结账，出单子
      </Btn>
    </BottomBar>
  ) : null
  return (
    <>
      {frame(
        <>
          {head}
          <Card title={`${saidDay(day, now)}还没结账`}>
            <Answer
              value={`${total((s) => s.redeemed + s.walkIns)} 份`}
              unit={`取走了，备了 ${total((s) => s.portions)} 份`}
              note={can ? '收餐了，可以结' : `${clock(last)} 收餐以后再结；忘了也会自己结`}
            />
            {data.sittings.map((s) => (
              <Row
                key={s.sitting}
                title={s.name}
                note={[`预订 ${s.redeemed}`, `现场 ${s.walkIns}`, `没来 ${s.noShows}`, `退了 ${s.cancelled}`].join(
                  ' · ',
                )}
                aside={`${s.redeemed + s.walkIns} 份`}
              />
            ))}
          </Card>
          {waits ? (
            <Notice tone="soon" icon="clock">
              {can ? `还有 ${waits} 份订了没取，结账时记成没来` : `还有 ${waits} 份订了没取`}
            </Notice>
          ) : null}
          <Sheet
            open={sure}
            title={`${saidDay(day, now)}就结到这里？`}
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
        </>,
        bar,
      )}
    </>
  )
}

const gaveWords = {
  saved: '下载了',
  sent: '发出去了',
  copied: '复制好了，贴到表格里就行',
  no: '没弄成，再试一次',
} as const

function Closed({ sheet, head, frame }: { sheet: CanteenSheet; head: React.ReactNode; frame: PartProps['frame'] }) {
  const [gave, setGave] = useState<keyof typeof gaveWords | null>(null)
  const give = async () => setGave(await giveTextFile(sheet.fileName, sheet.csv))
  const bar = h5 ? (
    <BottomBar note={gave ? gaveWords[gave] : undefined}>
      <Btn icon="paper" onTap={() => window.print()}>
        打印
      </Btn>
      <Btn kind="primary" icon="down" onTap={() => void give()}>
        下载 CSV
      </Btn>
    </BottomBar>
  ) : (
    <BottomBar note={gave ? gaveWords[gave] : undefined}>
      <Btn
        icon="paper"
        onTap={() => void copyText(sheet.csv.replace('\ufeff', '').replaceAll(',', '\t')).then(setGave)}
      >
        复制
      </Btn>
      <Btn kind="primary" icon="share" onTap={() => void give()}>
        发给会计
      </Btn>
    </BottomBar>
  )
  return (
    <>
      {frame(
        <>
          {head}
          <SheetTable sheet={sheet} />
        </>,
        bar,
      )}
    </>
  )
}
