import Taro from '@tarojs/taro'
import { create } from 'zustand'
import type { Me, SignedIn } from '@/contracts/account'
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import { call, whenSignedOut } from './call'
import { usePrefs } from './prefs'
import { queryClient } from './query'
import { keepToken, readToken } from './token'

const key = 'me'

interface Session {
  /** The person who is signed in; kept on the phone so that the first screen is right before any call. */
  me: Me | null
  signInDemo(account: DemoAccountKey): Promise<Me>
  /** WeChat only: silent, asks for no name and no phone number. */
  signInWechat(): Promise<Me>
  signOut(): Promise<void>
  /** Ask who I am again: roles, unread notices and open offers change while the app sleeps. @throws as call does */
  refresh(): Promise<void>
}

export const useSession = create<Session>((set, get) => {
  const enter = ({ token, me }: SignedIn): Me => {
    // What the last person on this phone read is not for the next one.
    if (get().me?.personId !== me.personId) queryClient.clear()
    keepToken(token)
    Taro.setStorageSync(key, me)
    if (me.careMode) usePrefs.getState().setCare(true)
    set({ me })
    return me
  }
  const leave = () => {
    keepToken(null)
    Taro.removeStorageSync(key)
    queryClient.clear()
    set({ me: null })
  }
  let renewing: Promise<boolean> | null = null
  whenSignedOut(() => {
    if (process.env.TARO_ENV !== 'weapp') {
      leave()
      return Promise.resolve(false)
    }
    // Many calls may meet the ended session at once: one login serves them all.
    renewing ??= get()
      .signInWechat()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        renewing = null
      })
    return renewing
  })
  return {
    me: readToken() ? (Taro.getStorageSync(key) as Me) || null : null,
    signInDemo: async (account) => enter(await call('sign-in-demo', { account })),
    async signInWechat() {
      const { code } = await Taro.login()
      return enter(await call('sign-in-wechat', { code }))
    },
    async signOut() {
      // The phone forgets even if the server cannot be told; its session ends by itself.
      await call('sign-out', {}).catch(() => undefined)
      leave()
    },
    async refresh() {
      if (!readToken()) return
      const me = await call('who-am-i', {})
      Taro.setStorageSync(key, me)
      set({ me })
    },
  }
})
