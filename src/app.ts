import '@/platform/wechat-parts'
import { createElement, type PropsWithChildren } from 'react'
import Taro, { useDidShow, useLaunch } from '@tarojs/taro'
import { QueryClientProvider } from '@tanstack/react-query'
import { noteStart } from '@/platform/landing'
import { keepForOffline } from '@/platform/kept-page'
import { startOutbox } from '@/platform/outbox'
import { queryClient } from '@/platform/query'
import { useSession } from '@/platform/session'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch((launch) => {
    if (process.env.TARO_ENV === 'weapp') Taro.cloud.init(CLOUD_ENV ? { env: CLOUD_ENV } : {})
    startOutbox()
    if (process.env.TARO_ENV === 'h5') keepForOffline()
    noteStart((launch ?? {}) as { path?: string; query?: object })
  })
  useDidShow(() => {
    const { me, refresh, signInWechat } = useSession.getState()
    // In WeChat everybody has an account by being there; on H5 signing in is a choice, made in 我的.
    const entering: Promise<unknown> = !me && process.env.TARO_ENV === 'weapp' ? signInWechat() : refresh()
    // Offline or refused: every screen says so by itself when it asks for something.
    entering.catch(() => undefined)
  })
  return createElement(QueryClientProvider, { client: queryClient }, children)
}
