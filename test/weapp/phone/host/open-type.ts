import { logCall } from './log'
import { fire, type Component } from './tags/tag'

type Share = (from: 'button', target: unknown) => void
let share: Share = () => undefined
/** The pages say how they are shared: they are made of tags, so a tag can not ask them. */
export const sharedBy = (how: Share): void => {
  share = how
}

/** What a button's open-type does besides its tap. */
export async function pressOpenType(openType: string, button: Component): Promise<void> {
  logCall(`button.${openType}`, { dataset: button.dataset })
  const ok = (name: string, detail: object = {}): void =>
    fire(button, name.toLowerCase(), { errMsg: `${name}:ok`, ...detail })
  switch (openType) {
    case 'share':
      return share('button', { id: button.id, dataset: { ...button.dataset } })
    case 'getPhoneNumber':
      return ok('getPhoneNumber', { code: `phone-${window.__world.openid}` })
    case 'openSetting':
      return ok('openSetting', { authSetting: window.__world.permissions })
    case 'agreePrivacyAuthorization': {
      window.__world.privacyAgreed = true
      return ok('agreePrivacyAuthorization', { buttonId: button.id })
    }
    default:
      return undefined
  }
}
