import { useState } from 'react'
import { Btn, Card, Failing, Notice, ReasonSheet, Row, Sheet, Skeleton } from '@/ui'
import type { CaseView } from '@/contracts/case-shapes'
import type { PlaceItem } from '@/contracts/org'
import { casePromises } from '@/contracts/case-words'
import { nthInWords } from '@/contracts/quantity'
import { useRead, useWrite } from '@/platform/query'

const climbs = casePromises.climbAfterTransfers
const reasons = ['不归我们管', '要上一级协调', '现场在另一个社区', '要专业队伍']

/** First where to, then why. The due does not move, and the first office stays answerable. */
export function TransferSheet({ open, view, onClose }: { open: boolean; view: CaseView; onClose: () => void }) {
  const which = { communityCode: view.communityCode, caseId: view.caseId }
  const [to, setTo] = useState<PlaceItem | null>(null)
  const { data, error, isPending, refetch } = useRead('list-offices', which, { enabled: open, staleTime: 600_000 })
  const write = useWrite('transfer-case', { refresh: ['read-desk-case', 'list-inbox'] })
  const close = () => {
    setTo(null)
    onClose()
  }
  if (to) {
    return (
      <ReasonSheet
        open={open}
        title={`为什么转到${to.name}`}
        reasons={reasons}
        button="转过去"
        busy={write.isPending}
        wrong={write.error?.message}
        onClose={close}
        onReason={(reason) => write.mutate({ ...which, toOffice: to.code, reason }, { onSuccess: close })}
      />
    )
  }
  return (
    <Sheet open={open} title="转到哪儿" onClose={close} action={<Btn onTap={close}>先不转</Btn>}>
      <Notice icon="info">
        {view.transfers + 1 >= climbs.amount
          ? `这是${nthInWords({ ...climbs, amount: view.transfers + 1 })}转，会自动升一级`
          : `时限不变；首问还是${view.firstOwner}；${nthInWords(climbs)}转会自动升一级`}
      </Notice>
      {isPending ? <Skeleton rows={4} /> : null}
      {data?.offices.length ? (
        <Card>
          {data.offices.map((o) => (
            <Row key={o.code} title={o.name} note={o.hint} plain onTap={() => setTo(o)} />
          ))}
        </Card>
      ) : null}
      {error && !data ? <Failing message={error.message} onRetry={() => void refetch()} /> : null}
    </Sheet>
  )
}
