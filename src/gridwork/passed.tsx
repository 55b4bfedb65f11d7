import { useEffect, useState } from 'react'
import { Answer, BottomBar, Btn, Card, Row, Screen } from '@/ui'
import { dueDay } from '@/ui/words'
import type { PassingReported } from '@/contracts/gridwork-shapes'
import { back, replace } from '@/platform/navigate'
import { useNetwork } from '@/platform/network'
import { sendNow, useWaiting, whenSent, type Draft } from '@/platform/outbox'

/** What became of it: whose it is, by when; or that it waits on the phone. */
export function Passed({ sent, onAgain }: { sent: { clientId: string; takeSelf: boolean }; onAgain: () => void }) {
  const waiting = useWaiting().find((d) => d.clientId === sent.clientId)
  const [reported, setReported] = useState<PassingReported | null>(null)
  useEffect(() => {
    const stop = whenSent((draft, answer) => {
      if (draft.clientId === sent.clientId) setReported(answer as PassingReported)
    })
    void sendNow()
    return () => {
      stop()
    }
  }, [sent.clientId])
  const home = () => back('home/index')
  if (!reported) return <OnItsWay waiting={waiting} onAgain={onAgain} />
  const { communityCode, caseId, taken } = reported
  const which = { communityCode, caseId }
  const toWork = () => void replace('help-out/work', which)
  const bar = (
    <BottomBar>
      <Btn onTap={onAgain}>再拍一件</Btn>
      <Btn kind="primary" onTap={taken ? toWork : home}>
        {taken ? '去办' : '好，接着跑'}
      </Btn>
    </BottomBar>
  )
  return (
    <Screen title="收到了" backTo="home/index" bottom={bar}>
      <Card>
        <Answer
          value={taken ? '在你手上了' : '收到了'}
          note={`${dueDay(reported.dueAt)} 前${taken ? '办完就行' : '给你答复'}`}
        />
      </Card>
      <Card title="接下来" aside={reported.number}>
        <Row icon="pin" title={reported.placeName} plain />
        {taken ? (
          <Row icon="check" title="办完拍一张，社区来答复" note="自己提、自己办的，由社区看过再算" plain />
        ) : (
          <Row
            icon="bell"
            title="有进展就告诉你"
            note="在“消息”里，也在“我反映的”里"
            plain
            onTap={() => void replace('my-cases/case', which)}
          />
        )}
      </Card>
    </Screen>
  )
}

function standing(waiting: Draft | undefined, online: boolean): [value: string, note: string] {
  if (waiting?.refusal) return ['差一点', `${waiting.refusal.message}照片和话都还在“我的”里。`]
  if (online && !waiting?.tries) return ['正在交给社区', '可以先走，不用守着']
  return ['存在手机里了', '有网自己发，只发一次，不用守着']
}

function OnItsWay({ waiting, onAgain }: { waiting: Draft | undefined; onAgain: () => void }) {
  const online = useNetwork((s) => s.online)
  const [value, note] = standing(waiting, online)
  return (
    <Screen
      title="随手拍"
      backTo="home/index"
      offline="没网，已存在手机里，有网自己发"
      bottom={
        <BottomBar>
          <Btn onTap={onAgain}>再拍一件</Btn>
          <Btn kind="primary" onTap={() => back('home/index')}>
            好，接着跑
          </Btn>
        </BottomBar>
      }
    >
      <Card>
        <Answer value={value} note={note} />
      </Card>
    </Screen>
  )
}
