import Taro from '@tarojs/taro'

/** The desk's own width: from here on list and case stand side by side. */
const wideFrom = 960

export function isWide(): boolean {
  if (process.env.TARO_ENV !== 'weapp') return window.innerWidth >= wideFrom
  return (Taro.canIUse('getWindowInfo') ? Taro.getWindowInfo() : Taro.getSystemInfoSync()).windowWidth >= wideFrom
}
