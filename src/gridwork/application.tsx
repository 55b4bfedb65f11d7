import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Arriving, BottomBar, Btn, Card, Notice, ReasonSheet, Screen, Sheet, Wrong } from '@/ui'
import { EventsCard, SaidRows } from '@/ui/gridwork'
import { dueShort } from '@/ui/words'
import type { ApplicationView } from '@/contracts/gridwork-shapes'
import { gridworkPromises } from '@/contracts/gridwork-words'
import { inWords } from '@/contracts/quantity'
import { open, replace } from '@/platform/navigate'
import { useReadWhenShown, useWrite } from '@/platform/query'
import { ApplicationStanding } from './application-standing'
import { NothingHere } from './nothing-here'
import './gridwork.scss'

definePageConfig({ navigationBarTitleText: '我的报名' })

const backTo = 'gridwork/index'

/** One application: where it stands, what comes next, what I said, and every step it took. */
export default function Application() {
  const { applicationId } = useRouter().params
  const asked = useReadWhenShown('read-gridwork', {})
  const application = asked.data?.applications.find((a) => a.applicationId === applicationId)
  if (application) return <Shown of={application} />
  return (
    <Screen title="我的报名" backTo={backTo}>
      {asked.data ? (
        <NothingHere title="没找到这次报名" note="可能换了账号，回去看看" />
      ) : (
        <Arriving read={asked} kept="报的名还在" answer rows={4} />
      )}
    </Screen>
  )
}

const appeals = ['原因说得不清楚', '情况和写的不一样', '现在条件够了']

function Shown({ of }: { of: ApplicationView }) {
  const which = { communityCode: of.communityCode, applicationId: of.applicationId }
  const [asked, setAsked] = useState<'withdraw' | 'appeal' | null>(null)
  const withdraw = useWrite('withdraw-application', { refresh: ['read-gridwork'] })
  const appeal = useWrite('appeal-application', { refresh: ['read-gridwork'] })
  const close = () => setAsked(null)
  const can = (a: ApplicationView['can'][number]) => of.can.includes(a)
  const saidAnything = of.windows.length > 0
  return (
    <Screen title="我的报名" backTo={backTo} bottom={<Next of={of} onAppeal={() => setAsked('appeal')} />}>
      <Wrong mild error={withdraw.error} />
      <Card>
        <ApplicationStanding of={of} />
      </Card>
      {can('appeal') && of.appealUntil ? (
        <Notice icon="info">{`觉得不对，可以请街道换个人看，${dueShort(of.appealUntil)} 前都行`}</Notice>
      ) : null}
      {saidAnything ? (
        <Card title="你填的">
          <SaidRows said={of} communityName={of.communityName} />
        </Card>
      ) : (
        <Notice icon="shield">填的内容已经抹掉，只留下什么时候报过名</Notice>
      )}
      <EventsCard events={of.events} />
      {can('amend') && of.state === 'submitted' ? (
        <Btn size="middle" icon="edit" onTap={() => void open('gridwork/amend', { applicationId: of.applicationId })}>
          改一改
        </Btn>
      ) : null}
      {can('withdraw') ? (
        <Btn size="middle" onTap={() => setAsked('withdraw')}>
          不报了，撤回
        </Btn>
      ) : null}
      <Sheet
        open={asked === 'withdraw'}
        title="撤回这次报名？"
        onClose={close}
        action={
          <>
            <Btn onTap={close}>先不撤</Btn>
            <Btn kind="primary" loading={withdraw.isPending} onTap={() => withdraw.mutate(which, { onSuccess: close })}>
              撤回
            </Btn>
          </>
        }
      >
        你填的当时就抹掉，只留下报过名的日子。想来了随时再报。
      </Sheet>
      <ReasonSheet
        open={asked === 'appeal'}
        title="请街道复核"
        note={`街道换一个人看，${inWords(gridworkPromises.decide)}内给回音`}
        reasons={appeals}
        button="请街道看"
        busy={appeal.isPending}
        wrong={appeal.error?.message}
        onClose={close}
        onReason={(reason) => appeal.mutate({ ...which, reason }, { onSuccess: close })}
      />
    </Screen>
  )
}

/** The one next action of each state; where the community is to move there is none. */
function Next({ of, onAppeal }: { of: ApplicationView; onAppeal: () => void }) {
  if (of.state === 'asked')
    return (
      <BottomBar>
        <Btn kind="primary" onTap={() => void open('gridwork/amend', { applicationId: of.applicationId })}>
          去补上
        </Btn>
      </BottomBar>
    )
  if (of.state === 'approved' && of.appointmentId)
    return (
      <BottomBar>
        <Btn kind="primary" onTap={() => void replace('gridwork/appointment', { appointmentId: of.appointmentId! })}>
          看看聘期
        </Btn>
      </BottomBar>
    )
  if (of.can.includes('appeal'))
    return (
      <BottomBar>
        <Btn onTap={() => void replace('gridwork/apply')}>再报一次</Btn>
        <Btn kind="primary" onTap={onAppeal}>
          请街道复核
        </Btn>
      </BottomBar>
    )
  if (of.state === 'withdrawn' || of.state === 'refused')
    return (
      <BottomBar>
        <Btn kind="primary" onTap={() => void replace('gridwork/apply')}>
          再报一次
        </Btn>
      </BottomBar>
    )
  return null
}
