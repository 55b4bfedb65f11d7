import { Btn } from '@/ui'
import type { CaseCard } from '@/contracts/case-shapes'
import { dial } from '@/platform/navigate'
import { usePrefs } from '@/platform/prefs'
import { useRead } from '@/platform/query'

/**
 * In care mode whoever answers for the case is one press away; the one who
 * took it first, else the office. Silent while nobody's number is known.
 */
export function CallOffice({ card }: { card: CaseCard }) {
  const care = usePrefs((s) => s.care)
  const { data } = useRead('read-case', { communityCode: card.communityCode, caseId: card.caseId }, { enabled: care })
  if (!care || !data) return null
  const helper = data.people.find((p) => p.relation === '帮手' && p.phone)
  if (helper) return <Btn icon="phone" onTap={() => dial(helper.phone!)}>{`给${helper.name}打电话`}</Btn>
  return data.officePhone ? (
    <Btn icon="phone" onTap={() => dial(data.officePhone!)}>{`给${data.office}打电话`}</Btn>
  ) : null
}
