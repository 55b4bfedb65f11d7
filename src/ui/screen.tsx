import { useEffect, type PropsWithChildren, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { back } from '@/platform/navigate'
import { useNetwork } from '@/platform/network'
import { useTypeScale } from '@/platform/prefs'
import { useSession } from '@/platform/session'
import { aria, names, tap } from './a11y'
import { Icon } from './icon'
import { Notice } from './states'
import { TabBar } from './tab-bar'
import { tabs, type TabKey } from './tabs'

const h5 = process.env.TARO_ENV !== 'weapp'

export interface ScreenProps {
  title: string
  /** A few quiet words at the right of the title: '草稿已存在手机里'. */
  sub?: ReactNode
  /** This screen is a tab: it shows the bar and no way back. */
  tab?: TabKey
  badges?: Partial<Record<TabKey, number>>
  /** A BottomBar with the next action. */
  bottom?: ReactNode
  /** Where "back" leads when the screen was opened by a link. */
  backTo?: string
  /** The staff desk lays itself out over the whole width. */
  wide?: boolean
  /** Nothing lies above it: no way back. A tab is one by itself. */
  root?: boolean
  /** What the offline line promises here. */
  offline?: string
}

/** H5 draws its own bar; WeChat has one and leaves us what stands beside the title. */
function TitleBar({ title, sub, onBack }: Pick<ScreenProps, 'title' | 'sub'> & { onBack?: () => void }) {
  if (!h5) return sub ? <View className="ui-sub">{sub}</View> : null
  return (
    <View className="ui-bar">
      {onBack ? (
        <View className="ui-bar-back ui-press" {...tap(onBack, { label: '返回' })}>
          <Icon name="back" />
        </View>
      ) : null}
      <View className="ui-bar-title" {...aria({ role: 'heading' })}>
        {title}
      </View>
      {sub ? <View className="ui-bar-sub">{sub}</View> : null}
    </View>
  )
}

/** Every screen stands in one: paper, title and way back, type scale, demo banner, offline line, bar or next action. */
export function Screen({
  title,
  sub,
  tab,
  badges,
  bottom,
  backTo = tabs[0].page,
  wide,
  root,
  offline,
  children,
}: PropsWithChildren<ScreenProps>) {
  const { care, scale } = useTypeScale()
  const online = useNetwork((s) => s.online)
  const demo = useSession((s) => s.me?.demo) || DEMO
  const entitle = () => {
    // WeChat draws the title bar; on H5 Taro would write the title as HTML, so we draw it and set only the window's.
    if (h5) document.title = `${title} · 红驿`
    else void Taro.setNavigationBarTitle({ title })
  }
  useEffect(entitle, [title])
  useDidShow(entitle)
  const size = `ui-s-${Math.round(scale * 100)}`
  return (
    <View className={names('ui', size, care && 'ui-care', tab && 'ui-with-tabs', wide && 'ui-wide')}>
      {demo ? <View className="ui-demo">演示数据</View> : null}
      <TitleBar title={title} sub={sub} onBack={tab || root ? undefined : () => back(backTo)} />
      <View className="ui-body">
        {online ? null : <Notice icon="offline">{offline ?? '没网，先看存着的，有网自己更新'}</Notice>}
        {children}
      </View>
      {bottom}
      {tab ? <TabBar current={tab} badges={badges} /> : null}
    </View>
  )
}
