import { useState } from 'react'
import { Btn, Card, Pill, Row, Screen, Sheet, SwitchRow, type IconName } from '@/ui'
import type { Me as MeView } from '@/contracts/account'
import { staffRoles, type Role } from '@/contracts/roles'
import { call } from '@/platform/call'
import { open } from '@/platform/navigate'
import { usePrefs } from '@/platform/prefs'
import { openPermissions } from '@/platform/privacy'
import { useSession } from '@/platform/session'
import { Account } from './account'
import { DemoPeople } from './demo-people'
import { SignIn } from './sign-in'
import { Waiting } from './waiting'

definePageConfig({ navigationBarTitleText: '我的' })

interface Place {
  icon: IconName
  title: string
  note: string
  page: string
}

/** Where I can go from here, by what I am. */
function placesOf({ roles }: MeView): Place[] {
  const isStaff = roles.some((r) => staffRoles.includes(r.role))
  const is = (role: Role) => !isStaff && roles.some((r) => r.role === role)
  const all: (Place | false)[] = [
    isStaff && { icon: 'desk', title: '工作台', note: '待办按剩下的时间排好', page: 'staff-desk/index' },
    is('station-keeper') && {
      icon: 'pin',
      title: '我管的驿站',
      note: '几时开、有什么、要修的',
      page: 'station-desk/index',
    },
    is('canteen-clerk') && { icon: 'bowl', title: '食堂核销', note: '扫码、排菜单、结账', page: 'canteen-desk/index' },
    { icon: 'paper', title: '我反映的', note: '说过的都在这里', page: 'my-cases/index' },
    { icon: 'people', title: '我的报到', note: '当兼职网格员、党员报到', page: 'gridwork/index' },
    { icon: 'lock', title: '社区给了我一个码', note: '请你来管驿站或食堂', page: 'station-desk/take' },
  ]
  return all.filter((place) => place !== false)
}

const MyPlaces = ({ me }: { me: MeView }) => (
  <Card>
    {placesOf(me).map(({ page, ...words }) => (
      <Row key={page} {...words} onTap={() => void open(page)} />
    ))}
    <Row
      icon="bell"
      title="消息"
      note={me.unread ? undefined : '没有新的'}
      aside={me.unread ? <Pill tone="info">{`${me.unread} 条新的`}</Pill> : undefined}
      onTap={() => void open('notices/index')}
    />
  </Card>
)

/** Mine: who I am here, what has not left the phone, how big the letters are, what is kept about me. */
export default function Me() {
  const { me, signOut } = useSession()
  const { care, setCare } = usePrefs()
  const [asked, setAsked] = useState<'leave' | 'switch' | null>(null)
  const close = () => setAsked(null)
  const turnCare = (on: boolean) => {
    setCare(on)
    // The account remembers it for the next phone; this phone does not wait for that.
    if (me) call('use-care-mode', { on }).catch(() => undefined)
  }
  const leave = () => {
    close()
    void signOut()
  }
  return (
    <Screen title="我的" tab="me" badges={{ help: me?.offers ?? 0 }}>
      {me ? <Account me={me} /> : <SignIn />}
      <Waiting />
      {me ? <MyPlaces me={me} /> : null}
      <Card>
        <SwitchRow icon="type" title="大字版" note="字大一些，按钮也大一些" on={care} onChange={turnCare} />
        <Row title="隐私说明" note="存什么、谁能看、留多久" icon="shield" onTap={() => void open('me/privacy')} />
        {process.env.TARO_ENV === 'weapp' ? (
          <Row title="相机、麦克风、位置" note="不给也能用，随时可以改" icon="lock" onTap={openPermissions} />
        ) : null}
        {me?.demo ? (
          <Row icon="people" title="换个人看看" note="演示里的人，不用先退出" onTap={() => setAsked('switch')} />
        ) : null}
      </Card>
      {me ? (
        <Btn size="middle" icon="out" onTap={() => setAsked('leave')}>
          退出登录
        </Btn>
      ) : null}
      <Sheet open={asked === 'switch'} title="换成谁？" onClose={close}>
        <Card>
          <DemoPeople />
        </Card>
      </Sheet>
      <Sheet
        open={asked === 'leave'}
        title="退出这个账号？"
        onClose={close}
        action={
          <>
            <Btn onTap={close}>先不退</Btn>
            <Btn kind="primary" onTap={leave}>
              退出
            </Btn>
          </>
        }
      >
        没发出去的都还在这部手机里，等你回来登录再发。
      </Sheet>
    </Screen>
  )
}
