import { View } from '@tarojs/components'
import { Btn, Card } from '@/ui'
import { land } from '@/platform/landing'
import { useSession } from '@/platform/session'
import { DemoPeople } from './demo-people'
import { useEntering } from './use-entering'

/** WeChat: one press. H5: the demo's people, where there is a demo. */
export function SignIn() {
  return process.env.TARO_ENV === 'weapp' ? (
    <SignInWechat />
  ) : (
    <Card title="今天你是谁？" aside="演示里的人，都是编的">
      <DemoPeople />
    </Card>
  )
}

function SignInWechat() {
  const signIn = useSession((s) => s.signInWechat)
  const { busy, wrong, enter } = useEntering()
  return (
    <Card tone="brand">
      <View className="ui-title">用微信登录，就能接着办</View>
      <View className="ui-medium">不要手机号，也不要头像昵称。</View>
      <View style={{ height: '14px' }} />
      <Btn kind="light" loading={busy !== null} onTap={() => enter('wechat', () => signIn().then(land))}>
        微信登录
      </Btn>
      {wrong ? <View className="ui-small">{wrong}</View> : null}
    </Card>
  )
}
