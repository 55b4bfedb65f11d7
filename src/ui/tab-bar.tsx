import { View } from '@tarojs/components'
import { openTab } from '@/platform/navigate'
import { aria, names, tap } from './a11y'
import { Icon } from './icon'
import { tabs, type TabKey } from './tabs'

/**
 * The bar is ours on both targets: WeChat's own neither grows in care mode nor knows our strokes. WeChat still keeps the tab
 * pages alive (`tabBar.custom` in app.config.ts). At 960 px and wider it is a rail on the left.
 */
export function TabBar({ current, badges = {} }: { current: TabKey; badges?: Partial<Record<TabKey, number>> }) {
  return (
    <View className="ui-tabs" {...aria({ role: 'tablist' })}>
      <View className="ui-tabs-brand">红驿</View>
      {tabs.map(({ key, page, word, icon }) => {
        const count = badges[key] ?? 0
        const go = () => {
          if (key !== current) void openTab(page)
        }
        return (
          <View
            key={key}
            className={names('ui-tab', 'ui-press', key === current && 'ui-tab-on')}
            {...tap(go, { role: 'tab', selected: key === current, label: count ? `${word}，${count} 条新的` : word })}
          >
            <View className="ui-tab-icon">
              <Icon name={icon} />
              {count ? <View className="ui-tab-badge ui-num">{count > 99 ? '99+' : count}</View> : null}
            </View>
            <View className="ui-tab-word">{word}</View>
          </View>
        )
      })}
    </View>
  )
}
