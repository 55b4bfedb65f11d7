import { Card, Row } from '@/ui'
import { hoursInWords } from '@/ui/gridwork'
import { platforms } from '@/contracts/gridwork-words'
import { roles, skills } from '@/contracts/roles'
import type { ApplicationDraft } from './draft-of-application'

/** All that is about to be handed over, a line each; a press goes back to its question. */
export function SummaryCard({ draft, onGo }: { draft: ApplicationDraft; onGo: (step: number) => void }) {
  const who = [roles[draft.kind], draft.platform && platforms[draft.platform], draft.partyMember && '党员']
    .filter(Boolean)
    .join(' · ')
  const skillNames = draft.skills.map((s) => skills[s]).join('、')
  return (
    <Card>
      <Row icon="bike" title={who} plain onTap={() => onGo(0)} />
      <Row
        icon="pin"
        title={draft.communityName ?? ''}
        note={draft.grids.length ? draft.grids.map((g) => g.name).join('、') : '整个社区'}
        plain
        onTap={() => onGo(1)}
      />
      <Row icon="clock" title={hoursInWords(draft.windows).join('；')} plain onTap={() => onGo(2)} />
      <Row
        icon="tool"
        title={skillNames || '没选会做的事'}
        note={`手上最多 ${draft.maxOpenTasks} 件${draft.words.trim() ? ` · “${draft.words.trim()}”` : ''}`}
        plain
        onTap={() => onGo(3)}
      />
    </Card>
  )
}
