import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Failing, Notice, Row, Skeleton } from '@/ui'
import type { DemoAccountKey } from '@/contracts/people'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'

/** WeChat: one press. H5: the demo's people, where there is a demo. */
export function SignIn() {
  return process.env.TARO_ENV === 'weapp' ? <SignInWechat /> : <SignInDemo />
}

function useEntering() {
  const [busy, setBusy] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const enter = (key: string, how: () => Promise<unknown>) => {
    setBusy(key)
    setWrong(null)
    how().catch((error: Error) => setWrong(error.message)).finally(() => setBusy(null))
  }
  return { busy, wrong, enter }
}

function SignInWechat() {
  const signIn = useSession((s) => s.signInWechat)
  const { busy, wrong, enter } = useEntering()
  return (
    <Card tone='brand'>
      <View className='ui-title'>用微信登录，就能接着办</View>
      <View className='ui-medium'>不要手机号，也不要头像昵称。</View>
      <View style={{ height: '14px' }} />
      <Btn kind='light' loading={busy !== null} onTap={() => enter('wechat', signIn)}>微信登录</Btn>
      {wrong ? <View className='ui-small'>{wrong}</View> : null}
    </Card>
  )
}

function SignInDemo() {
  const signIn = useSession((s) => s.signInDemo)
  const accounts = useRead('list-demo-accounts', {}, { staleTime: Infinity })
  const { busy, wrong, enter } = useEntering()
  const go = (key: DemoAccountKey) => { if (!busy) enter(key, () => signIn(key)) }
  if (accounts.isPending) return <Skeleton rows={4} />
  if (accounts.error) {
    return <Card><Failing message={accounts.error.message} onRetry={() => void accounts.refetch()} loading={accounts.isFetching} /></Card>
  }
  return (
    <>
      {wrong ? <Notice tone='brand' icon='warn'>{wrong}</Notice> : null}
      <Card title='今天你是谁？' aside='演示里的人，都是编的'>
        {accounts.data.accounts.map((a) => (
          <Row key={a.key} title={a.label} note={`${a.roleName} · ${a.hint}`} aside={busy === a.key ? '正在登录' : undefined} onTap={() => go(a.key)} />
        ))}
      </Card>
    </>
  )
}
