import type { PropsWithChildren, ReactNode } from 'react'
import { View } from '@tarojs/components'
import { names, tap } from './a11y'
import { Icon } from './icon'
import type { IconName } from './icons'

export interface CardProps {
  /** plain white · brand: the one thing to begin with · ink: something held for you */
  tone?: 'plain' | 'brand' | 'ink'
  title?: string
  /** Right of the title: a word, a pill, a link. */
  aside?: ReactNode
  /** Makes the whole card a thing to press; `label` is what a screen reader says for it. */
  onTap?: () => void
  label?: string
}

/** A white sheet on the paper. Space separates, not borders. */
export function Card({ tone = 'plain', title, aside, onTap, label, children }: PropsWithChildren<CardProps>) {
  return (
    <View className={names('ui-card', `ui-card-${tone}`, onTap && 'ui-press')} {...tap(onTap, { label })}>
      {title ? <CardHead title={title} aside={aside} /> : null}
      {children}
    </View>
  )
}

const CardHead = ({ title, aside }: Pick<CardProps, 'title' | 'aside'>) => (
  <View className="ui-card-head">
    <View className="ui-strong">{title}</View>
    {aside ? <View className="ui-small">{aside}</View> : null}
  </View>
)

export interface RowProps {
  title: ReactNode
  /** The second line, quieter. */
  note?: ReactNode
  /** On the right: a value, a Pill, a small Btn. */
  aside?: ReactNode
  icon?: IconName
  onTap?: () => void
  label?: string
  /** The first line is not bold, where every line is as good as the other. */
  plain?: boolean
  /** Makes it one of a list to choose from: a tick when chosen, no arrow. */
  chosen?: boolean
}

/** One line in a card; several make a list with hairlines between. With `onTap` it shows that it opens something. */
export function Row({ title, note, aside, icon, onTap, label, plain, chosen }: RowProps) {
  const choice = chosen === undefined ? null : ({ role: 'radio', checked: chosen } as const)
  return (
    <View className={names('ui-row', onTap && 'ui-press')} {...tap(onTap, { label, ...choice })}>
      {icon ? <Icon name={icon} className="ui-row-icon" /> : null}
      <View className="ui-row-main">
        <View className="ui-row-words">
          <View className={names('ui-row-title', !plain && 'ui-strong')}>{title}</View>
          {note ? <View className="ui-small">{note}</View> : null}
        </View>
        {aside ? <View className="ui-row-aside">{aside}</View> : null}
      </View>
      {chosen ? <Icon name="check" className="ui-row-check" /> : null}
      {onTap && !choice ? <Icon name="next" size="small" className="ui-row-next" /> : null}
    </View>
  )
}

/** A quiet way on, at the right of a card's title: '全部'. As large for the finger as anything else. */
export const Link = ({ onTap, label, children }: PropsWithChildren<{ onTap: () => void; label?: string }>) => (
  <View className="ui-link ui-press" {...tap(onTap, { role: 'link', label })}>
    {children}
  </View>
)

/** The answer the screen was opened for: large, alone, with its unit. `<Answer value='2 天 4 小时' note='答复期限 …' />` */
export function Answer({ value, unit, note }: { value: ReactNode; unit?: string; note?: ReactNode }) {
  return (
    <View className="ui-answer">
      <View className="ui-answer-value">{value}</View>
      {unit ? <View className="ui-answer-unit">{unit}</View> : null}
      {note ? <View className="ui-answer-note">{note}</View> : null}
    </View>
  )
}
