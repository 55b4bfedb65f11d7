import { useState } from 'react'
import { Btn, Notice, Row, Sheet, Wrong } from '@/ui'
import { InvitationCard } from '@/ui/invitation-card'
import type { DeskStation } from '@/contracts/station-shapes'
import { useWrite } from '@/platform/query'
import { stationReads } from './use-saving'

/** Who looks after it, for the office: ask somebody, or thank whoever did. */
export function KeeperRow({ page }: { page: DeskStation }) {
  const [step, setStep] = useState<'asked' | 'ending' | null>(null)
  const close = () => setStep(null)
  return (
    <>
      <Row
        icon="me"
        title={page.keeperName ?? '还没有管理员'}
        note={page.keeperName ? '管理员' : '请一个人来管，给他一个码'}
        plain
        onTap={() => setStep('asked')}
      />
      {step === 'asked' ? <InviteSheet page={page} onEnd={() => setStep('ending')} onClose={close} /> : null}
      {step === 'ending' ? <EndSheet page={page} onKeep={() => setStep('asked')} onClose={close} /> : null}
    </>
  )
}

interface SheetProps {
  page: DeskStation
  onClose: () => void
}

function InviteSheet({ page, onEnd, onClose }: SheetProps & { onEnd: () => void }) {
  const { communityCode, stationId, keeperName } = page
  const invite = useWrite('invite-keeper')
  if (invite.data)
    return (
      <Sheet
        open
        title="把码交给要来管的人"
        onClose={onClose}
        action={
          <Btn kind="primary" onTap={onClose}>
            好
          </Btn>
        }
      >
        <InvitationCard {...invite.data} />
      </Sheet>
    )
  return (
    <Sheet
      open
      title={keeperName ? `${keeperName}在管` : '请人来管'}
      onClose={onClose}
      action={
        <>
          {keeperName ? <Btn onTap={onEnd}>不用再管了</Btn> : null}
          <Btn kind="primary" loading={invite.isPending} onTap={() => invite.mutate({ communityCode, stationId })}>
            {keeperName ? '换个人来管' : '给一个码'}
          </Btn>
        </>
      }
    >
      <Wrong error={invite.error} />
      <Notice icon="info">
        {keeperName ? '新的人收下码，才换过来；在那以前不变。' : '要来的人在“我的”里输一下码，就归他管。'}
      </Notice>
    </Sheet>
  )
}

function EndSheet({ page, onKeep, onClose }: SheetProps & { onKeep: () => void }) {
  const { communityCode, stationId, keeperName } = page
  const end = useWrite('end-keeper', { refresh: [...stationReads] })
  return (
    <Sheet
      open
      title={`${keeperName ?? '他'}不用再管了？`}
      onClose={onClose}
      action={
        <>
          <Btn onTap={onKeep}>先不变</Btn>
          <Btn
            kind="primary"
            loading={end.isPending}
            onTap={() => end.mutate({ communityCode, stationId }, { onSuccess: onClose })}
          >
            不用再管了
          </Btn>
        </>
      }
    >
      <Wrong error={end.error} />
      <Notice icon="info">马上生效，他会收到一条谢谢的消息。以后要修的、今天不开，由社区来办。</Notice>
    </Sheet>
  )
}
