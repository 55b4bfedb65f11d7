import Taro from '@tarojs/taro'

type Params = Record<string, string>
const address = (page: string, params: Params = {}) => {
  const query = Object.entries(params)
    .map(([k, v]) => `${k}=${encodeURIComponent(v)}`)
    .join('&')
  return `/${page}${query && `?${query}`}`
}

/** WeChat keeps ten pages; the eleventh replaces the tenth. */
const stackMax = 10

/** Open a page on top: `open('my-cases/case', { communityCode, caseId })`. */
export function open(page: string, params?: Params) {
  const url = address(page, params)
  return Taro.getCurrentPages().length >= stackMax ? Taro.redirectTo({ url }) : Taro.navigateTo({ url })
}

/** Open a page instead of this one, so that "back" does not return to a form that was sent. */
export const replace = (page: string, params?: Params) => Taro.redirectTo({ url: address(page, params) })

/** Back, or to `otherwise` when this page was opened by a link or a reload and nothing lies below. */
export function back(otherwise: string) {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.reLaunch({ url: address(otherwise) })
}

/** Change the tab. */
export const openTab = (page: string) => Taro.switchTab({ url: address(page) })

/** Ring somebody; on a desktop this asks which app should. */
export const dial = (phone: string) => {
  if (process.env.TARO_ENV === 'weapp') Taro.makePhoneCall({ phoneNumber: phone, fail: () => undefined })
  else location.href = `tel:${phone}`
}
