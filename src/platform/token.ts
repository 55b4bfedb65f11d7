import Taro from '@tarojs/taro'

const key = 'token'
let kept: string | null | undefined

/** The session's bearer token. Kept apart from session.ts because every call needs it and session.ts itself calls. */
export const readToken = (): string | null =>
  kept === undefined ? (kept = (Taro.getStorageSync(key) as string) || null) : kept

export function keepToken(token: string | null) {
  kept = token
  if (token) Taro.setStorageSync(key, token)
  else Taro.removeStorageSync(key)
}
