import { useState } from 'react'
import { Btn, Card, Notice, Row, Sheet, SwitchRow, Wrong } from '@/ui'
import type { AppointmentView, GridworkLeft } from '@/contracts/gridwork-shapes'
import { erasedOnLeaving, keptOnLeaving } from '@/contracts/gridwork-words'
import { useWrite } from '@/platform/query'

interface Props {
  open: boolean
  of: AppointmentView
  onClose: () => void
  onLeft: (left: GridworkLeft) => void
}

/** 退出: what goes, what stays and why, said before it happens. Nobody has to give a reason. */
export function LeaveSheet({ open, of, onClose, onLeft }: Props) {
  const [both, setBoth] = useState(false)
  const leave = useWrite('leave-gridwork', { refresh: ['read-gridwork', 'list-offers', 'list-my-work'] })
  const withdraw = useWrite('withdraw-consent', { refresh: ['read-gridwork', 'list-offers', 'list-my-work'] })
  const { communityCode, appointmentId } = of
  const go = () =>
    both
      ? withdraw.mutate({ communityCode }, { onSuccess: onLeft })
      : leave.mutate({ communityCode, appointmentId }, { onSuccess: onLeft })

  return (
    <Sheet
      open={open}
      title={`退出${of.communityName}的报到？`}
      onClose={onClose}
      action={
        <>
          <Btn onTap={onClose}>先不退</Btn>
          <Btn kind="primary" loading={leave.isPending || withdraw.isPending} onTap={go}>
            退出
          </Btn>
        </>
      }
    >
      <Wrong error={leave.error ?? withdraw.error} />
      <Notice icon="info">
        {of.openTasks ? `马上生效：不再问你，手上的 ${of.openTasks} 件回去另找人` : '马上生效：不再问你'}
      </Notice>
      <ErasedAndKept erased={erasedOnLeaving} kept={keptOnLeaving} before />
      <Card>
        <SwitchRow title="同意也一起收回" note="以前报过的名也抹掉，下次来要再同意一次" on={both} onChange={setBoth} />
      </Card>
    </Sheet>
  )
}

interface Said {
  erased: readonly string[]
  kept: readonly { what: string; why: string }[]
  before?: boolean
}

/** The same two lists before and after. */
export function ErasedAndKept({ erased, kept, before }: Said) {
  return (
    <>
      <Card title={before ? '当时就抹掉' : '已经抹掉'}>
        <Row icon="trash" title={erased.join('、')} plain />
      </Card>
      <Card title={before ? '会留下，因为' : '留下的，因为'}>
        {kept.map((k) => (
          <Row key={k.what} icon="lock" title={k.what} note={k.why} plain />
        ))}
      </Card>
    </>
  )
}
