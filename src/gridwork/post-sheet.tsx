import { useRef, useState } from 'react'
import { Btn, Card, Empty, Failing, Notice, Row, Sheet, Skeleton, TextArea, Wrong } from '@/ui'
import { dayOf } from '@/ui/gridwork'
import type { PostHistory, PostView } from '@/contracts/gridwork-shapes'
import { clientId } from '@/platform/client-id'
import { useRead, useWrite } from '@/platform/query'

interface Props {
  communityCode: string
  post: PostView
  mayApply: boolean
  onClose: () => void
}

function holdingWords({ since, until, why, note }: PostHistory['holders'][number]): string {
  const when = `${dayOf(since)} 起${until ? `，到 ${dayOf(until)}` : ''}`
  return [when, why, note && `“${note}”`].filter(Boolean).join(' · ')
}

/** One post: who held it, and saying that one would; its holder hands it over here. */
export function PostSheet({ communityCode, post, mayApply, onClose }: Props) {
  const which = { communityCode, postCode: post.postCode }
  const asked = useRead('read-post', which)
  const { data, error } = asked
  const [words, setWords] = useState('')
  // Made once for this sheet: a second press is the same candidacy.
  const candidacyId = useRef(clientId())
  const apply = useWrite('apply-for-post', { refresh: ['list-posts', 'read-post'] })
  const hand = useWrite('hand-over-post', { refresh: ['list-posts', 'read-post', 'read-gridwork'] })
  const now = data?.post ?? post
  const said = words.trim()
  const send = () => apply.mutate({ ...which, candidacyId: candidacyId.current, ...(said ? { words: said } : {}) })
  const canApply = mayApply && !now.applied && !now.isMine
  const handBtn = (
    <Btn
      kind="primary"
      disabled={said.length < 2}
      loading={hand.isPending}
      onTap={() => hand.mutate({ ...which, note: said }, { onSuccess: onClose })}
    >
      交出去
    </Btn>
  )
  const applyBtn = (
    <Btn kind="primary" loading={apply.isPending} onTap={send}>
      {now.holderName ? '愿意接着干' : '我来当'}
    </Btn>
  )
  return (
    <Sheet open title={post.postName} onClose={onClose} action={now.isMine ? handBtn : canApply && applyBtn}>
      <Wrong error={apply.error ?? hand.error} />
      {now.applied ? (
        <Notice tone="info" icon="check">
          你报了，社区看过服务记录再定，有结果就告诉你
        </Notice>
      ) : null}
      {asked.isPending ? <Skeleton rows={2} /> : null}
      {error && !data ? <Failing message={error.message} onRetry={() => void asked.refetch()} /> : null}
      {data && !data.holders.length ? (
        <Card>
          <Empty icon="building" title="还没有人当过" note="你可以是第一位" />
        </Card>
      ) : null}
      {data?.holders.length ? (
        <Card title="谁当过">
          {data.holders.map((h) => (
            <Row key={h.since} title={h.name} note={holdingWords(h)} plain={h.until !== null} />
          ))}
        </Card>
      ) : null}
      {now.isMine ? (
        <TextArea
          label="给下一位留句话"
          value={words}
          onChange={setWords}
          maxLength={300}
          placeholder="比如：3 楼老人独居，冬天多看一眼"
        />
      ) : null}
      {canApply ? (
        <TextArea label="想说的，社区看" value={words} onChange={setWords} maxLength={200} placeholder="不写也行" />
      ) : null}
    </Sheet>
  )
}
