import { Arriving } from '@/ui'
import { useRead } from '@/platform/query'
import type { Which } from './my-canteen'
import { Framed } from './own-page'
import { RulesEditor } from './rules-editor'

/**
 * 食堂规则: times, how long a meal is kept, what follows when nobody
 * comes, who pays what. A new edition each time it is saved.
 */
export function RulesPart({ which }: { which: Which }) {
  const asked = useRead('read-canteen', which)
  const view = asked.data
  if (view) return <RulesEditor key={`${which.canteenId} ${view.policyEdition}`} which={which} view={view} />
  return (
    <Framed>
      <Arriving read={asked} rows={6} />
    </Framed>
  )
}
