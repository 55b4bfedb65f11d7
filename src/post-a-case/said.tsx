import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { Answer, BottomBar, Btn, Card, Notice, Row, Screen } from '@/ui'
import { dueDay } from '@/ui/words'
import type { CasePosted } from '@/contracts/case'
import { call } from '@/platform/call'
import { openTab, replace } from '@/platform/navigate'
import { sendNow, useWaiting } from '@/platform/outbox'
import type { CaseDraft } from './draft-of-case'

/** What happens next, and by when. While it is on its way, or waits for a network, it says exactly that. */
export function Said({ sent }: { sent: { draft: CaseDraft; clientId: string } }) {
  const waiting = useWaiting().find((d) => d.clientId === sent.clientId)
  const [posted, setPosted] = useState<Pick<CasePosted, 'communityCode' | 'caseId'> & { number: string; due: string | null; owner: string; place: string } | null>(null)
  useEffect(() => { void sendNow() }, [])
  useEffect(() => {
    if (waiting) return
    // The outbox sent it; the list of my cases knows under which number and whose it is.
    void call('list-my-cases', { limit: 5 }).then(async ({ cases }) => {
      const mine = cases.find((c) => c.caseId === sent.draft.caseId)
      if (!mine) return
      const view = await call('read-case', { communityCode: mine.communityCode, caseId: mine.caseId })
      setPosted({ communityCode: mine.communityCode, caseId: mine.caseId, number: mine.number, due: mine.dueAt, owner: `${view.firstOwner} · ${view.firstOffice}`, place: [mine.placeName, mine.gridName].filter(Boolean).join(' · ') })
    }).catch(() => undefined)
  }, [Boolean(waiting)])
  const home = <Btn onTap={() => void openTab('home/index')}>回社区</Btn>
  if (posted) {
    return (
      <Screen title='交给社区了' bottom={<BottomBar>{home}<Btn kind='primary' onTap={() => void replace('my-cases/case', { communityCode: posted.communityCode, caseId: posted.caseId })}>看它怎么办</Btn></BottomBar>}>
        <Card>
          <Answer value='收到了' note={`编号 ${posted.number}`} />
        </Card>
        <Card title='接下来'>
          <Row icon='pin' title={posted.place} note='按位置自动分到' strong={false} />
          <Row icon='me' title={posted.owner} note='首问负责，两个工作小时内受理' strong={false} />
          {posted.due ? <Row icon='clock' title={`${dueDay(posted.due)} 前答复你`} note='有进展随时告诉你' strong={false} /> : null}
          <Row icon='check' title='办没办好，只由你来说' strong={false} />
        </Card>
      </Screen>
    )
  }
  return (
    <Screen title='交给社区' offline='没网，已存在手机里，有网自己发' bottom={<BottomBar>{home}</BottomBar>}>
      <Card>
        <Answer value={waiting?.state === 'refused' ? '差一点' : '存在手机里了'} note={waiting?.refusal?.message ?? '正在发；没网的时候先等着，有网自己发，只发一次。'} />
      </Card>
      {waiting?.state === 'refused' ? <Notice tone='brand' icon='warn'>内容都还在“我的”里，改一下再发。</Notice> : <View />}
    </Screen>
  )
}
