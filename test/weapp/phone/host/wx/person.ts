import gcoord from 'gcoord'
import { ask } from '../bridge'
import { askModal, showToast } from '../sheets'
import { world } from '../world'
import { agreeToPrivacy, api, onNeedPrivacy, type Wx } from './api'

let clipboard = ''
let logins = 0

function here(type: string): { longitude: number; latitude: number } {
  const at = world().location
  if (!at) throw new Error('fail:timeout')
  const [longitude, latitude] =
    type === 'gcj02'
      ? (gcoord.transform([at.lng, at.lat], gcoord.WGS84, gcoord.GCJ02) as [number, number])
      : [at.lng, at.lat]
  return { longitude, latitude }
}

/** Who holds the phone, where they are and what they allow. */
export const person: Wx = {
  /** The code is `code:<openid>:<n>`: a test's code2Session reads the openid from it. */
  login: api('login', () => {
    if (!world().online) throw new Error('fail request:fail')
    return { code: `code:${world().openid}:${++logins}` }
  }),
  checkSession: api('checkSession', () => undefined),
  getUserProfile: api('getUserProfile', () => ({ userInfo: { nickName: '微信用户', avatarUrl: '' } })),
  getLocation: api<{ type?: string }>('getLocation', ({ type = 'wgs84' }) => ({
    ...here(type),
    accuracy: 30,
    horizontalAccuracy: 30,
    verticalAccuracy: 0,
    speed: -1,
    altitude: 0,
  })),
  getFuzzyLocation: api<{ type?: string }>('getFuzzyLocation', ({ type = 'wgs84' }) => here(type)),
  chooseLocation: api('chooseLocation', async () => {
    const { place } = await ask<{ place?: { name: string; address: string; lng: number; lat: number } }>('place', {})
    if (!place) throw new Error('fail cancel')
    const [longitude, latitude] = gcoord.transform([place.lng, place.lat], gcoord.WGS84, gcoord.GCJ02) as [
      number,
      number,
    ]
    return { name: place.name, address: place.address, longitude, latitude }
  }),
  openLocation: api<{ latitude: number; longitude: number }>('openLocation', () => undefined),
  createMapContext: () =>
    new Proxy(
      {},
      {
        get: (_t, name: string) =>
          name === 'then'
            ? undefined
            : api(`map.${name}`, () => ({ ...(world().location ? here('gcj02') : {}), scale: 16 })),
      },
    ),
  getSetting: api('getSetting', () => ({ authSetting: { ...world().permissions } })),
  authorize: api<{ scope: string }>('authorize', ({ scope }) => {
    if (world().permissions[scope] === false) throw new Error('fail auth deny')
    window.__world.permissions = { ...world().permissions, [scope]: true }
  }),
  openSetting: api('openSetting', () => ({ authSetting: { ...world().permissions } })),
  getPrivacySetting: api('getPrivacySetting', () => ({
    needAuthorization: !world().privacyAgreed,
    privacyContractName: '《用户隐私保护指引》',
  })),
  requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => agreeToPrivacy('requirePrivacyAuthorize')),
  onNeedPrivacyAuthorization: onNeedPrivacy,
  openPrivacyContract: api('openPrivacyContract', () => undefined),
  requestSubscribeMessage: api<{ tmplIds: string[] }>('requestSubscribeMessage', ({ tmplIds }) =>
    Object.fromEntries(tmplIds.map((id) => [id, world().subscribes])),
  ),
  makePhoneCall: api<{ phoneNumber: string }>('makePhoneCall', async ({ phoneNumber }) => {
    const { confirm } = await askModal({ content: phoneNumber, confirmText: '呼叫' })
    if (!confirm) throw new Error('fail cancel')
  }),
  setClipboardData: api<{ data: string }>('setClipboardData', ({ data }) => {
    clipboard = data
    showToast('内容已复制', 1500)
  }),
  getClipboardData: api('getClipboardData', () => ({ data: clipboard })),
  vibrateShort: api('vibrateShort', () => undefined),
  vibrateLong: api('vibrateLong', () => undefined),
}
