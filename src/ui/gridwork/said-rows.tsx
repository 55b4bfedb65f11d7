import type { ApplicationSaid } from '@/contracts/gridwork-shapes'
import { Row } from '../card'
import { HoursLines } from './hours-lines'

/**
 * What somebody said when registering, a line each; what is
 * empty is left out. The applicant and staff see the same lines.
 */
export function SaidRows({ said, communityName }: { said: ApplicationSaid; communityName: string }) {
  return (
    <>
      <Row
        icon="bike"
        title={[said.kindName, said.platformName, said.partyMember && '党员'].filter(Boolean).join(' · ')}
        plain
      />
      <Row icon="pin" title={said.grids.map((g) => g.name).join('、') || `${communityName}全部`} plain />
      {said.windows.length ? <Row icon="clock" title={<HoursLines windows={said.windows} />} plain /> : null}
      {said.skillNames.length ? <Row icon="tool" title={said.skillNames.join('、')} plain /> : null}
      {said.maxOpenTasks ? <Row icon="list" title={`手上最多 ${said.maxOpenTasks} 件`} plain /> : null}
      {said.words ? <Row icon="edit" title={said.words} plain /> : null}
    </>
  )
}
