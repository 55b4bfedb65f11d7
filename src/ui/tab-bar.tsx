import { View } from '@tarojs/components'
import { openTab } from '@/platform/navigate'
import { aria } from './a11y'
import { Tab } from './tab'
import { tabs, type TabKey } from './tabs'

/**
 * The bar is ours on both targets: WeChat's own neither grows in care mode nor knows our strokes. WeChat still
 * keeps the tab pages alive (`tabBar.custom` in app.config.ts). At 960 px and wider it is a rail on the left.
 */
export function TabBar({ current, badges = {} }: { current: TabKey; badges?: Partial<Record<TabKey, number>> }) {
  return (
    <View className="ui-tabs" {...aria({ role: 'tablist' })}>
      <View className="ui-tabs-brand">红驿</View>
      {tabs.map(({ key, page, word, icon }) => (
        <Tab
          key={key}
          word={word}
          icon={icon}
          isHere={key === current}
          onGo={() => void openTab(page)}
          count={badges[key]}
        />
      ))}
    </View>
  )
}
