import { useState } from 'react'
import { Btn, Card, Failing, Notice, Row, Sheet, Skeleton } from '@/ui'
import { InvitationCard } from '@/ui/invitation-card'
import { day } from '@/ui/words'
import type { ClerkView } from '@/contracts/canteen'
import { useRead, useWrite } from '@/platform/query'

interface Which {
  communityCode: string
  canteenId: string
}

/** 谁能核销: who stands at this till. Only the office sees it and changes it. */
export function ClerksCard({ which }: { which: Which }) {
  const { data, error, isPending, isFetching, refetch } = useRead('list-clerks', which)
  const [asked, setAsked] = useState<'invite' | ClerkView | null>(null)
  const invite = useWrite('invite-clerk')
  const end = useWrite('end-clerk', { refresh: ['list-clerks'] })
  const close = () => {
    setAsked(null)
    invite.reset()
    end.reset()
  }
  const ask = () => {
    setAsked('invite')
    invite.mutate(which)
  }
  const clerk = asked && asked !== 'invite' ? asked : null
  return (
    <Card title="谁能核销">
      {isPending ? (
        <Skeleton rows={1} />
      ) : error && !data ? (
        <Failing message={error.message} onRetry={() => void refetch()} loading={isFetching} />
      ) : null}
      {data?.clerks.map((c) => (
        <Row
          key={c.personId}
          icon="me"
          title={c.name || '店员'}
          note={`从 ${day(c.since)} 起`}
          strong={false}
          onTap={() => setAsked(c)}
        />
      ))}
      <Row icon="plus" title="请一个人来核销" note="给他一个码，他输进去就行" strong={false} onTap={ask} />
      <Sheet
        open={asked === 'invite'}
        title="请人来核销"
        onClose={close}
        action={
          <Btn kind="primary" onTap={close}>
            好
          </Btn>
        }
      >
        {invite.data ? (
          <InvitationCard {...invite.data} />
        ) : invite.error ? (
          <Failing message={invite.error.message} onRetry={() => invite.mutate(which)} loading={invite.isPending} />
        ) : (
          <Skeleton rows={2} />
        )}
      </Sheet>
      <Sheet
        open={clerk !== null}
        title={`${clerk?.name ?? ''}不再核销了？`}
        onClose={close}
        action={
          <>
            <Btn onTap={close}>先不变</Btn>
            <Btn
              kind="primary"
              loading={end.isPending}
              onTap={() => clerk && end.mutate({ ...which, personId: clerk.personId }, { onSuccess: close })}
            >
              不再核销
            </Btn>
          </>
        }
      >
        {end.error ? (
          <Notice tone="brand" icon="warn">
            {end.error.message}
          </Notice>
        ) : (
          <Notice icon="info">马上生效，他会收到一条消息。</Notice>
        )}
      </Sheet>
    </Card>
  )
}
