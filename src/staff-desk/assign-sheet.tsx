import { Card, Empty, Failing, Pill, Row, Sheet, Skeleton, Wrong } from '@/ui'
import { distance } from '@/ui/words'
import type { CaseView } from '@/contracts/case-shapes'
import type { HelperView } from '@/contracts/desk'
import { useRead, useWrite } from '@/platform/query'

/**
 * The line is written to the helper; what it says of "you" is
 * not for staff, and who is not free has the word on the right.
 */
function toStaff({ free, line }: HelperView): string {
  const parts = line.split(' · ').filter((part) => !part.includes('你'))
  return free ? parts.join(' · ') : ''
}

const noteOn = (h: HelperView): string =>
  [
    h.metres === null ? '' : `离现场 ${distance(h.metres)}`,
    h.skills.length ? `会${h.skills.join('、')}` : '',
    toStaff(h),
    h.automatic ? '' : '不参加自动派单，先打个电话',
  ]
    .filter(Boolean)
    .join(' · ')

function Free({ of: { free, openTasks } }: { of: HelperView }) {
  if (free) return <Pill tone="open">有空</Pill>
  return <Pill tone="shut">{openTasks ? `手上 ${openTasks} 件` : '这会儿没空'}</Pill>
}

/** Who could do it, best first, with the reason. Staff decide. */
export function AssignSheet({ open, view, onClose }: { open: boolean; view: CaseView; onClose: () => void }) {
  const which = { communityCode: view.communityCode, caseId: view.caseId }
  const { data, error, isPending, refetch } = useRead('list-helpers', which, { enabled: open, staleTime: 10_000 })
  const write = useWrite('assign-helper', { refresh: ['read-desk-case', 'list-inbox', 'list-helpers'] })
  const assign = (h: HelperView) => {
    if (!write.isPending) write.mutate({ ...which, helperId: h.helperId }, { onSuccess: onClose })
  }
  return (
    <Sheet open={open} title="请谁来办" onClose={onClose}>
      <Wrong error={write.error} />
      {isPending ? <Skeleton rows={4} /> : null}
      {error && !data ? <Failing message={error.message} onRetry={() => void refetch()} /> : null}
      {data && !data.helpers.length ? (
        <Empty icon="people" title="这个社区还没有登记的帮手" note="可以自己办，或转给街道" />
      ) : null}
      {data?.helpers.length ? (
        <Card>
          {data.helpers.map((h) => (
            <Row
              key={h.helperId}
              title={`${h.name} · ${h.kind}`}
              note={noteOn(h)}
              aside={<Free of={h} />}
              onTap={() => assign(h)}
              label={`请${h.name}来办`}
            />
          ))}
        </Card>
      ) : null}
    </Sheet>
  )
}
