import { View } from '@tarojs/components'
import { names, tap } from './a11y'
import { Icon } from './icon'
import type { IconName } from './icons'

interface TabProps {
  word: string
  icon: IconName
  isHere: boolean
  onGo: () => void
  /** A badge; none for nothing new. */
  count?: number
  /** What the count is of, for a screen reader. */
  of?: string
}

/** One place of a bar at the thumb: the tabs of the app, the places of a desk. */
export function Tab({ word, icon, isHere, onGo, count, of = '条新的' }: TabProps) {
  const go = () => {
    if (!isHere) onGo()
  }
  return (
    <View
      className={names('ui-tab', 'ui-press', isHere && 'ui-tab-on')}
      {...tap(go, { role: 'tab', selected: isHere, label: count ? `${word}，${count} ${of}` : word })}
    >
      <View className="ui-tab-icon">
        <Icon name={icon} />
        {count ? <Badge count={count} /> : null}
      </View>
      <View className="ui-tab-word">{word}</View>
    </View>
  )
}

const Badge = ({ count }: { count: number }) => (
  <View className="ui-tab-badge ui-num">{count > 99 ? '99+' : count}</View>
)
