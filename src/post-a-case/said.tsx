import { useEffect, useState } from 'react'
import { Answer, BottomBar, Btn, Card, Row, Screen } from '@/ui'
import { dueDay } from '@/ui/words'
import { casePromises } from '@/contracts/case-words'
import { inWords } from '@/contracts/quantity'
import { call } from '@/platform/call'
import { openTab, replace } from '@/platform/navigate'
import { useNetwork } from '@/platform/network'
import { sendNow, useWaiting, type Draft } from '@/platform/outbox'
import type { CaseDraft } from './draft-of-case'

interface Posted {
  communityCode: string
  caseId: string
  number: string
  due: string | null
  owner: string
  office: string
  place: string
  grid: string
}

/** The outbox sent it; the list of my cases knows under which number and whose it is. */
async function whatBecameOf(caseId: string): Promise<Posted | null> {
  const mine = (await call('list-my-cases', { limit: 5 })).cases.find((c) => c.caseId === caseId)
  if (!mine) return null
  const which = { communityCode: mine.communityCode, caseId }
  const view = await call('read-case', which)
  return {
    ...which,
    number: mine.number,
    due: mine.dueAt,
    owner: view.firstOwner,
    office: view.firstOffice,
    place: mine.placeName,
    grid: mine.gridName,
  }
}

/** What happens next, and by when. While it is on its way, or waits for a network, it says exactly that. */
export function Said({ sent }: { sent: { draft: CaseDraft; clientId: string } }) {
  const waiting = useWaiting().find((d) => d.clientId === sent.clientId)
  const [posted, setPosted] = useState<Posted | null>(null)
  useEffect(() => {
    void sendNow()
  }, [])
  useEffect(() => {
    if (!waiting)
      void whatBecameOf(sent.draft.caseId)
        .then(setPosted)
        .catch(() => undefined)
  }, [Boolean(waiting)])
  if (!posted) return <OnItsWay waiting={waiting} />
  const { communityCode, caseId } = posted
  return (
    <Screen
      title="交给社区了"
      backTo="home/index"
      bottom={
        <BottomBar>
          <Btn onTap={() => void openTab('home/index')}>回社区</Btn>
          <Btn kind="primary" onTap={() => void replace('my-cases/case', { communityCode, caseId })}>
            看它怎么办
          </Btn>
        </BottomBar>
      }
    >
      <Card>
        <Answer value="收到了" note={posted.due ? `${dueDay(posted.due)} 前给你答复` : undefined} />
      </Card>
      <Card title="接下来" aside={posted.number}>
        <Row
          icon="pin"
          title={posted.grid ? `分到${posted.grid}` : `分到${posted.office}`}
          note={`${posted.place} · ${sent.draft.byHand ? '社区的人来安排' : '先问附近会的、有空的人'}`}
          plain
        />
        <Row
          icon="me"
          title={`${posted.owner} · ${posted.office}`}
          note={`首问负责，从头管到底；${inWords(casePromises.accept)}内受理`}
          plain
        />
        <Row icon="bell" title="有进展就告诉你" note="在“消息”里，也在这件事下面" plain />
        <Row icon="check" title="办没办好，只由你来说" plain />
      </Card>
    </Screen>
  )
}

function standing(waiting: Draft | undefined, online: boolean): [value: string, note: string] {
  if (!waiting) return ['交到社区了', '正在看分给了谁；编号在“我反映的”里']
  const { state, refusal, tries } = waiting
  if (state === 'refused') return ['差一点', `${refusal!.message}内容都还在“我的”里。`]
  if (online && state === 'waiting' && tries === 0) return ['正在交给社区', '照片多的时候要几秒，可以先去忙']
  return ['存在手机里了', '有网自己发，只发一次，不用守着']
}

/** Waiting for a network, on the way, refused, or there already while its number is being looked up. */
function OnItsWay({ waiting }: { waiting: Draft | undefined }) {
  const online = useNetwork((s) => s.online)
  const [value, note] = standing(waiting, online)
  const isRefused = waiting?.state === 'refused'
  return (
    <Screen
      title="交给社区"
      backTo="home/index"
      offline="没网，已存在手机里，有网自己发"
      bottom={
        <BottomBar>
          <Btn onTap={() => void openTab('home/index')}>回社区</Btn>
          {isRefused ? (
            <Btn kind="primary" onTap={() => void openTab('me/index')}>
              去看看
            </Btn>
          ) : null}
        </BottomBar>
      }
    >
      <Card>
        <Answer value={value} note={note} />
      </Card>
    </Screen>
  )
}
