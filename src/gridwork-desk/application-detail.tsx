import { useState } from 'react'
import { View } from '@tarojs/components'
import { Answer, Arriving, Btn, Card, Countdown, Notice, Pill, ReasonSheet, Row } from '@/ui'
import { EventsCard, SaidRows, applicationTone } from '@/ui/gridwork'
import { dueDay } from '@/ui/words'
import type { ApplicationView } from '@/contracts/gridwork-shapes'
import { ApplicationAction, gridworkPromises } from '@/contracts/gridwork-words'
import { inFigures } from '@/contracts/quantity'
import { dial } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { ApproveSheet } from './approve-sheet'
import { AskSheet } from './ask-sheet'
import { Moves } from './moves'
import './gridwork-desk.scss'

const words: Partial<Record<ApplicationAction, string>> = { approve: '同意，定聘期', ask: '一次告知', refuse: '不通过' }
const reasons = ['这一片暂时不缺人', '空闲时间和这里用人的时候对不上', '电话一直没联系上', '平台或身份对不上']

/** One application: what was said, by when an answer is owed, and the three ways to give it. */
export function ApplicationDetail({ communityCode, applicationId }: { communityCode: string; applicationId: string }) {
  const which = { communityCode, applicationId }
  const read = useRead('read-application', which, { refetchInterval: 30_000 })
  const { data } = read
  const [asked, setAsked] = useState<ApplicationAction | null>(null)
  const refuse = useWrite('refuse-application', { refresh: ['read-application', 'list-applications'] })
  if (!data) return <Arriving read={read} kept="没写完的都在" answer rows={4} />
  const close = () => setAsked(null)
  const isAppeal = data.state === 'appealed'
  const moves = (['approve', 'ask', 'refuse'] as const)
    .filter((a) => data.can.includes(a))
    .map((a) => ({ key: a, word: isAppeal && a === 'refuse' ? '维持不通过' : words[a]!, onTap: () => setAsked(a) }))
  return (
    <>
      <Head of={data} />
      {data.windows.length ? (
        <Card title="他填的">
          <SaidRows said={data} communityName={data.communityName} />
        </Card>
      ) : (
        <Notice icon="shield">填的内容已经抹掉，只留下办过的记录</Notice>
      )}
      <EventsCard events={data.events} />
      <Moves moves={moves} />
      <ApproveSheet key={`${applicationId}-${data.state}`} open={asked === 'approve'} of={data} onClose={close} />
      <AskSheet open={asked === 'ask'} of={data} onClose={close} />
      <ReasonSheet
        open={asked === 'refuse'}
        title={isAppeal ? '为什么维持' : '为什么不通过'}
        note={
          isAppeal
            ? '这句话他看得见，复核只有一次'
            : `这句话他看得见，${inFigures(gridworkPromises.appeal)}内可以请街道复核`
        }
        reasons={reasons}
        button="告诉他"
        busy={refuse.isPending}
        wrong={refuse.error?.message}
        onClose={close}
        onReason={(reason) => refuse.mutate({ ...which, reason }, { onSuccess: close })}
      />
    </>
  )
}

/** By when an answer is owed, or what became of it. */
function Standing({ of: { dueAt, state, stateName, timesAsked, missing, refuseReason } }: { of: ApplicationView }) {
  if (dueAt) return <Answer value={<Countdown as="words" due={dueAt} />} note={`${dueDay(dueAt)} 前给回音`} />
  if (state === 'asked') return <Answer value="等他补充" note={`要过 ${timesAsked} 次：${missing.join('、')}`} />
  return <Answer value={stateName} note={refuseReason && state === 'refused' ? `原因：${refuseReason}` : undefined} />
}

function Head({ of }: { of: ApplicationView }) {
  const before = of.refuseReason ? `；原来说：${of.refuseReason}` : ''
  return (
    <Card>
      <View className="ui-line-wide">
        <Pill tone={applicationTone[of.state]}>{of.stateName}</Pill>
        <View className="ui-small">{of.communityName}</View>
      </View>
      <View className="gd-name">
        {of.name} · {of.kindName}
      </View>
      <Standing of={of} />
      {of.appealReason ? <Row icon="info" title={of.appealReason} note={`他请复核的原因${before}`} plain /> : null}
      {of.phone ? (
        <Row
          icon="phone"
          title={of.phone}
          note="只为报到联系"
          plain
          aside={
            <Btn size="small" label={`给${of.name}打电话`} onTap={() => dial(of.phone!)}>
              打电话
            </Btn>
          }
        />
      ) : null}
    </Card>
  )
}
