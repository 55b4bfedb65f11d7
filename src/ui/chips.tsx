import { View } from '@tarojs/components'
import { aria, names, tap } from './a11y'
import { Icon } from './icon'
import type { IconName } from './icons'

export interface Choice<V extends string> {
  value: V
  word: string
  icon?: IconName
  count?: number
}

interface One<V extends string> {
  choices: Choice<V>[]
  value: V | null
  onChange: (value: V) => void
  label: string
  scroll?: boolean
}
interface Many<V extends string> {
  choices: Choice<V>[]
  values: V[]
  onChange: (values: V[]) => void
  label: string
}

function Chip<V extends string>({
  choice,
  on,
  role,
  onTap,
}: {
  choice: Choice<V>
  on: boolean
  role: 'radio' | 'checkbox'
  onTap: () => void
}) {
  return (
    <View className={names('ui-chip', 'ui-press', on && 'ui-chip-on')} {...tap(onTap, { role, checked: on })}>
      {choice.icon ? <Icon name={choice.icon} size="small" /> : null}
      <View>{choice.word}</View>
      {choice.count === undefined ? null : <View className="ui-num">{choice.count}</View>}
    </View>
  )
}

/** One of a few. `scroll` keeps them in one line that moves sideways (filters); otherwise they wrap. */
export function Chips<V extends string>({ choices, value, onChange, label, scroll }: One<V>) {
  return (
    <View className={names('ui-chips', scroll && 'ui-chips-scroll')} {...aria({ role: 'radiogroup', label })}>
      {choices.map((c) => (
        <Chip key={c.value} choice={c} on={c.value === value} role="radio" onTap={() => onChange(c.value)} />
      ))}
    </View>
  )
}

/** Any of a few. */
export function ManyChips<V extends string>({ choices, values, onChange, label }: Many<V>) {
  const turn = (v: V) => onChange(values.includes(v) ? values.filter((x) => x !== v) : [...values, v])
  return (
    <View className="ui-chips" {...aria({ role: 'group', label })}>
      {choices.map((c) => (
        <Chip key={c.value} choice={c} on={values.includes(c.value)} role="checkbox" onTap={() => turn(c.value)} />
      ))}
    </View>
  )
}

/** A setting that is on or off, as a line of a card. */
export function SwitchRow({
  title,
  note,
  icon,
  on,
  onChange,
}: {
  title: string
  note?: string
  icon?: IconName
  on: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <View className="ui-row ui-press" {...tap(() => onChange(!on), { role: 'switch', checked: on, label: title })}>
      {icon ? <Icon name={icon} className="ui-row-icon" /> : null}
      <View className="ui-row-words">
        <View className="ui-row-title ui-strong">{title}</View>
        {note ? <View className="ui-small">{note}</View> : null}
      </View>
      <View className={names('ui-switch', on && 'ui-switch-on')}>
        <View className="ui-switch-knob" />
      </View>
    </View>
  )
}
