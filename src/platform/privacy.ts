import Taro from '@tarojs/taro'

/**
 * WeChat asks for its privacy agreement by itself before the first call that
 * touches a person's data (camera, place, microphone): with `__usePrivacyCheck__`
 * and no handler of our own it shows the official sheet. So we only open the text.
 */
export function openPrivacyText() {
  if (process.env.TARO_ENV === 'weapp' && Taro.canIUse('openPrivacyContract')) {
    // The agreement registered with WeChat; ours opens where that one is missing (a test account, an old client).
    Taro.openPrivacyContract({ fail: () => void Taro.navigateTo({ url: '/me/privacy' }) })
  } else void Taro.navigateTo({ url: '/me/privacy' })
}

/** A refused permission can only be given again in WeChat's settings; on H5 the browser's own lock does it. */
export function openPermissions() {
  if (process.env.TARO_ENV === 'weapp') void Taro.openSetting()
}
