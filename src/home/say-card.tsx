import './home.scss'
import { View } from '@tarojs/components'
import { Btn, Card, tap } from '@/ui'
import { open, openTab } from '@/platform/navigate'
import { wishFor } from '@/platform/landing'
import { usePrefs } from '@/platform/prefs'
import { useRegistry } from '@/platform/registry'

/** The one thing to begin with. In care mode speaking comes first, as a button of its own. */
export function SayCard({ signedIn }: { signedIn: boolean }) {
  const care = usePrefs((s) => s.care)
  // Read now, so that a case can be said later without a network.
  useRegistry()
  const go = (first: 'photo' | 'voice' | 'words') => {
    if (signedIn) return void open('post-a-case/index', { first })
    wishFor(`post-a-case/index?first=${first}`)
    void openTab('me/index')
  }
  return (
    <Card tone="brand">
      <View className="ui-title">{care ? '有事就说一声' : '家里、楼里、院里，有事就说一声'}</View>
      {signedIn ? null : <View className="ui-medium home-what">社区的网格员和邻居里的帮手来办，几时答复先说好。</View>}
      <View className="ui-stack home-say">
        {care ? (
          <Btn kind="light" icon="mic" onTap={() => go('voice')}>
            用嘴说
          </Btn>
        ) : null}
        <Btn kind="light" icon="camera" onTap={() => go('photo')}>
          {care ? '拍一张' : '拍一张，说一声'}
        </Btn>
        {care ? null : (
          <View className="home-words ui-press" {...tap(() => go('words'), { role: 'link' })}>
            不方便拍？写一句、录一段也行
          </View>
        )}
      </View>
    </Card>
  )
}
