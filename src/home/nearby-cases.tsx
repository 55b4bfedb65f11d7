import { Card } from '@/ui'
import { CaseRow } from '@/ui/case'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/query'

/**
 * What neighbours made visible and is still open. Disputes are never
 * here. A failure only hides the card: it is not why one came.
 */
export function NearbyCases({ communityCode }: { communityCode: string }) {
  const { data } = useRead('list-nearby-cases', { communityCode })
  if (!data?.cases.length) return null
  return (
    <Card title="附近正在办" aside="不显示是谁说的">
      {data.cases.slice(0, 4).map((c) => (
        <CaseRow
          key={c.caseId}
          card={c}
          mine={false}
          time={false}
          onTap={() => void open('my-cases/case', { communityCode: c.communityCode, caseId: c.caseId })}
        />
      ))}
    </Card>
  )
}
