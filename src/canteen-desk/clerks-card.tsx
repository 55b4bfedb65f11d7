import { useEffect, useState } from 'react'
import { Btn, Card, Failing, Notice, Row, Sheet, Skeleton, Wrong } from '@/ui'
import { InvitationCard } from '@/ui/invitation-card'
import { useRead, useWrite } from '@/platform/query'
import { dayWords, localDay } from '@/rules/local-time'
import type { Which } from './my-canteen'
import type { ClerkView } from '@/contracts/till-shapes'

/** 谁能核销: who stands at this till. Only the office sees it and changes it. */
export function ClerksCard({ which }: { which: Which }) {
  const { data, error, isPending, isFetching, refetch } = useRead('list-clerks', which)
  const [ended, setEnded] = useState<ClerkView | null>(null)
  const [inviting, setInviting] = useState(false)
  return (
    <Card title="谁能核销">
      {isPending ? <Skeleton rows={1} /> : null}
      {error && !data ? <Failing message={error.message} onRetry={() => void refetch()} loading={isFetching} /> : null}
      {data?.clerks.map((c) => (
        <Row
          key={c.personId}
          icon="me"
          title={c.name || '店员'}
          note={`从 ${dayWords(localDay(c.since))} 起`}
          plain
          onTap={() => setEnded(c)}
        />
      ))}
      <Row icon="plus" title="请一个人来核销" note="给他一个码，他输进去就行" plain onTap={() => setInviting(true)} />
      {inviting ? <InviteSheet which={which} onClose={() => setInviting(false)} /> : null}
      {ended ? <EndSheet which={which} clerk={ended} onClose={() => setEnded(null)} /> : null}
    </Card>
  )
}

function InviteSheet({ which, onClose }: { which: Which; onClose: () => void }) {
  const invite = useWrite('invite-clerk')
  const ask = () => invite.mutate(which)
  useEffect(ask, [])
  return (
    <Sheet
      open
      title="请人来核销"
      onClose={onClose}
      action={
        <Btn kind="primary" onTap={onClose}>
          好
        </Btn>
      }
    >
      {invite.data ? <InvitationCard {...invite.data} /> : null}
      {invite.error ? <Failing message={invite.error.message} onRetry={ask} loading={invite.isPending} /> : null}
      {invite.data || invite.error ? null : <Skeleton rows={2} />}
    </Sheet>
  )
}

function EndSheet({ which, clerk, onClose }: { which: Which; clerk: ClerkView; onClose: () => void }) {
  const end = useWrite('end-clerk', { refresh: ['list-clerks'] })
  return (
    <Sheet
      open
      title={`${clerk.name}不再核销了？`}
      onClose={onClose}
      action={
        <>
          <Btn onTap={onClose}>先不变</Btn>
          <Btn
            kind="primary"
            loading={end.isPending}
            onTap={() => end.mutate({ ...which, personId: clerk.personId }, { onSuccess: onClose })}
          >
            不再核销
          </Btn>
        </>
      }
    >
      {end.error ? <Wrong error={end.error} /> : <Notice icon="info">马上生效，他会收到一条消息。</Notice>}
    </Sheet>
  )
}
