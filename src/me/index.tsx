import { useState } from 'react'
import { Btn, Card, Row, Screen, Sheet, SwitchRow } from '@/ui'
import { call } from '@/platform/call'
import { open } from '@/platform/navigate'
import { usePrefs } from '@/platform/prefs'
import { openPermissions } from '@/platform/privacy'
import { useSession } from '@/platform/session'
import { Account } from './account'
import { SignIn } from './sign-in'
import { Waiting } from './waiting'

/** Mine: who I am here, what has not left the phone, how big the letters are, what is kept about me. */
export default function Me() {
  const { me, signOut } = useSession()
  const { care, setCare } = usePrefs()
  const [leaving, setLeaving] = useState(false)
  const turnCare = (on: boolean) => {
    setCare(on)
    // The account remembers it for the next phone; this phone does not wait for that.
    if (me) call('use-care-mode', { on }).catch(() => undefined)
  }
  const leave = () => {
    setLeaving(false)
    void signOut()
  }
  return (
    <Screen title='我的' tab='me'>
      {me ? <Account me={me} /> : <SignIn />}
      <Waiting />
      <Card>
        <SwitchRow title='大字版' note='字大一些，按钮也大一些' on={care} onChange={turnCare} />
        <Row title='隐私说明' note='存什么、谁能看、怎么删' icon='shield' onTap={() => void open('me/privacy')} />
        {process.env.TARO_ENV === 'weapp' ? <Row title='相机、麦克风、位置' note='不给也能用，随时可以改' icon='lock' onTap={openPermissions} /> : null}
      </Card>
      {me ? <Btn size='middle' icon='out' onTap={() => setLeaving(true)}>退出登录</Btn> : null}
      <Sheet
        open={leaving} title='退出这个账号？' onClose={() => setLeaving(false)}
        action={<><Btn onTap={() => setLeaving(false)}>先不退</Btn><Btn kind='primary' onTap={leave}>退出</Btn></>}
      >
        没发出去的都还在这部手机里，等你回来登录再发。
      </Sheet>
    </Screen>
  )
}
