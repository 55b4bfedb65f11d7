import { Image, View } from '@tarojs/components'
import type { CaseCard } from '@/contracts/case-shapes'
import { onHost } from '@/platform/host'
import { tap } from '../a11y'
import { Countdown } from '../countdown'
import { Icon } from '../icon'
import { Pill } from '../pill'
import { stateWord } from './state-words'

interface Props {
  card: CaseCard
  /** Speaks to the person who posted it. */
  mine?: boolean
  /** false: where it stands instead of the time left, which is a promise to somebody else. */
  time?: boolean
  onTap?: () => void
}

/** A case as one line of a list: what it is and how much time is left, then where it is and what comes next. */
export function CaseRow({ card, mine = true, time = true, onTap }: Props) {
  const { word, tone } = stateWord(card, mine)
  const pill =
    time && card.dueAt ? <Countdown due={card.dueAt} pausedAt={card.duePausedAt} /> : <Pill tone={tone}>{word}</Pill>
  // '昭乌达南路街道 · 昭乌达南路街道在办' says it twice.
  const note = card.next.includes(card.placeName) ? card.next : `${card.placeName} · ${card.next}`
  return (
    <View className="ui-row ui-press" {...tap(onTap, { label: `${card.title}，${word}，${card.next}` })}>
      {card.thumbUrl ? <Image className="case-thumb" src={onHost(card.thumbUrl)} mode="aspectFill" lazyLoad /> : null}
      <View className="ui-row-words">
        <View className="case-row-top">
          <View className="ui-row-title ui-strong case-row-title">{card.title}</View>
          {pill}
        </View>
        <View className="ui-small">{note}</View>
      </View>
      {onTap ? <Icon name="next" size="small" className="ui-row-next" /> : null}
    </View>
  )
}
