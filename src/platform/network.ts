import Taro from '@tarojs/taro'
import { create } from 'zustand'

/** Whether the phone has a network. `true` until we hear otherwise: a wrong "no" would hide a working app. */
export const useNetwork = create<{ online: boolean }>(() => ({ online: true }))
const say = (online: boolean) => useNetwork.setState({ online })

if (process.env.TARO_ENV === 'weapp') {
  Taro.getNetworkType({ success: ({ networkType }) => say(networkType !== 'none') })
  Taro.onNetworkStatusChange(({ isConnected }) => say(isConnected))
} else if (typeof window !== 'undefined') {
  say(navigator.onLine)
  window.addEventListener('online', () => say(true))
  window.addEventListener('offline', () => say(false))
}

/** Called each time the network comes back. */
export const whenOnline = (then: () => void) =>
  useNetwork.subscribe((s, was) => {
    if (s.online && !was.online) then()
  })

/** Called each time the app comes to the front. */
export function whenShown(then: () => void) {
  if (process.env.TARO_ENV === 'weapp') Taro.onAppShow(then)
  else if (typeof document !== 'undefined')
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) then()
    })
}
