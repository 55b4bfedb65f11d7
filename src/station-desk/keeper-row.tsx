import { useState } from 'react'
import { Btn, Notice, Row, Sheet } from '@/ui'
import { InvitationCard } from '@/ui/invitation-card'
import type { DeskStation } from '@/contracts/station'
import { useWrite } from '@/platform/query'
import { stationReads } from './use-saving'

/** Who looks after it, for the office: ask somebody, or thank whoever did. */
export function KeeperRow({ page }: { page: DeskStation }) {
  const which = { communityCode: page.communityCode, stationId: page.stationId }
  const [open, setOpen] = useState(false)
  const invite = useWrite('invite-keeper')
  const end = useWrite('end-keeper', { refresh: [...stationReads] })
  const [ending, setEnding] = useState(false)
  const close = () => {
    setOpen(false)
    setEnding(false)
    invite.reset()
    end.reset()
  }
  const wrong = invite.error ?? end.error
  return (
    <>
      <Row
        icon="me"
        title={page.keeperName ?? '还没有管理员'}
        note={page.keeperName ? '管理员' : '请一个人来管，给他一个码'}
        strong={false}
        onTap={() => setOpen(true)}
      />
      <Sheet
        open={open}
        title={
          invite.data
            ? '把码交给要来管的人'
            : ending
              ? `${page.keeperName ?? '他'}不用再管了？`
              : page.keeperName
                ? `${page.keeperName}在管`
                : '请人来管'
        }
        onClose={close}
        action={
          invite.data ? (
            <Btn kind="primary" onTap={close}>
              好
            </Btn>
          ) : ending ? (
            <>
              <Btn onTap={() => setEnding(false)}>先不变</Btn>
              <Btn kind="primary" loading={end.isPending} onTap={() => end.mutate(which, { onSuccess: close })}>
                不用再管了
              </Btn>
            </>
          ) : (
            <>
              {page.keeperName ? <Btn onTap={() => setEnding(true)}>不用再管了</Btn> : null}
              <Btn kind="primary" loading={invite.isPending} onTap={() => invite.mutate(which)}>
                {page.keeperName ? '换个人来管' : '给一个码'}
              </Btn>
            </>
          )
        }
      >
        {wrong ? (
          <Notice tone="brand" icon="warn">
            {wrong.message}
          </Notice>
        ) : null}
        {invite.data ? (
          <InvitationCard {...invite.data} />
        ) : (
          <Notice icon="info">
            {ending
              ? '马上生效，他会收到一条谢谢的消息。以后要修的、今天不开，由社区来办。'
              : page.keeperName
                ? '新的人收下码，才换过来；在那以前不变。'
                : '要来的人在“我的”里输一下码，就归他管。'}
          </Notice>
        )}
      </Sheet>
    </>
  )
}
