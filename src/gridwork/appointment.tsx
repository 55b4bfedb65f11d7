import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Arriving, BottomBar, Btn, Card, Row, Screen, Wrong } from '@/ui'
import type { AppointmentView, GridworkLeft } from '@/contracts/gridwork-shapes'
import { open } from '@/platform/navigate'
import { useReadWhenShown, useWrite } from '@/platform/query'
import { AppointmentStanding } from './appointment-standing'
import { HoursSheet } from './hours-sheet'
import { LeaveSheet } from './leave-sheet'
import { Left } from './left'
import { NothingHere } from './nothing-here'
import { PauseSheet } from './pause-sheet'
import './gridwork.scss'

definePageConfig({ navigationBarTitleText: '我的聘期' })

const backTo = 'gridwork/index'

/** 聘期: when it ends, where and when I am asked; rest, other hours, leaving: all mine to say, all at once. */
export default function Appointment() {
  const { appointmentId } = useRouter().params
  const [left, setLeft] = useState<GridworkLeft | null>(null)
  const asked = useReadWhenShown('read-gridwork', {})
  const appointment = asked.data?.appointments.find((a) => a.appointmentId === appointmentId)
  if (left) return <Left left={left} />
  if (appointment) return <Shown of={appointment} onLeft={setLeft} />
  return (
    <Screen title="我的聘期" backTo={backTo}>
      {asked.data ? (
        <NothingHere title="没找到这份聘书" note="可能换了账号，回去看看" />
      ) : (
        <Arriving read={asked} kept="聘期还在" answer rows={4} />
      )}
    </Screen>
  )
}

interface NextProps {
  of: AppointmentView
  isBusy: boolean
  onResume: () => void
  onAsk: (what: 'pause' | 'hours') => void
}

/** The one next action: back from a rest, other hours, or once more. */
function Next({ of: { can }, isBusy, onResume, onAsk }: NextProps) {
  if (can.includes('resume'))
    return (
      <BottomBar>
        <Btn kind="primary" loading={isBusy} onTap={onResume}>
          我回来了，接着问我
        </Btn>
      </BottomBar>
    )
  if (can.includes('change-hours'))
    return (
      <BottomBar>
        {can.includes('pause') ? <Btn onTap={() => onAsk('pause')}>先歇着</Btn> : null}
        <Btn kind="primary" onTap={() => onAsk('hours')}>
          改空闲时间
        </Btn>
      </BottomBar>
    )
  return (
    <BottomBar>
      <Btn kind="primary" onTap={() => void open('gridwork/apply')}>
        再报到
      </Btn>
    </BottomBar>
  )
}

function Shown({ of, onLeft }: { of: AppointmentView; onLeft: (left: GridworkLeft) => void }) {
  const which = { communityCode: of.communityCode, appointmentId: of.appointmentId }
  const [asked, setAsked] = useState<'pause' | 'hours' | 'leave' | null>(null)
  const resume = useWrite('resume-gridwork', { refresh: ['read-gridwork', 'list-offers'] })
  const close = () => setAsked(null)
  const can = (a: AppointmentView['can'][number]) => of.can.includes(a)
  const bottom = <Next of={of} isBusy={resume.isPending} onResume={() => resume.mutate(which)} onAsk={setAsked} />
  return (
    <Screen title="我的聘期" sub={of.workingName} backTo={backTo} bottom={bottom}>
      <Wrong mild error={resume.error} />
      <Card>
        <AppointmentStanding of={of} />
      </Card>
      <Card>
        <Row
          icon="paper"
          title="聘书"
          note={process.env.TARO_ENV === 'weapp' ? '可以给人看' : '可以打印成一张 A4'}
          onTap={() => void open('gridwork/letter', which)}
        />
        <Row icon="star" title="服务记录" note="只从办完的事里算" onTap={() => void open('gridwork/record')} />
        {can('leave') ? (
          <Row
            icon="bell"
            title="怎么问我"
            note="自动派单、免打扰、一天几次"
            onTap={() => void open('gridwork/asking')}
          />
        ) : null}
        {can('resume') ? <Row icon="clock" title="改空闲时间" onTap={() => setAsked('hours')} /> : null}
      </Card>
      {can('leave') ? (
        <Btn size="middle" icon="out" onTap={() => setAsked('leave')}>
          退出
        </Btn>
      ) : null}
      <PauseSheet open={asked === 'pause'} of={of} onClose={close} />
      <HoursSheet open={asked === 'hours'} of={of} onClose={close} />
      <LeaveSheet open={asked === 'leave'} of={of} onClose={close} onLeft={onLeft} />
    </Screen>
  )
}
