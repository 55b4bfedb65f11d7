import type { CaseCard } from '@/contracts/case'
import { Row } from '../card'
import { Countdown } from '../countdown'
import { Pill } from '../pill'
import { stateWord } from './state-words'

/** A case as one line of a list: what it is, what comes next, how much time is left. */
export function CaseRow({ card, mine = true, onTap }: { card: CaseCard; mine?: boolean; onTap?: () => void }) {
  const { word, tone } = stateWord(card, mine)
  const pill = card.dueAt ? <Countdown due={card.dueAt} pausedAt={card.duePausedAt} /> : <Pill tone={tone}>{word}</Pill>
  return <Row title={card.title} note={`${card.placeName} · ${card.next}`} aside={pill} onTap={onTap} label={`${card.title}，${word}，${card.next}`} />
}
