import { world } from '../world'
import { api, type Wx } from './api'

const area = (): { width: number; height: number } => {
  const pages = document.querySelector('mp-pages')
  return { width: innerWidth, height: pages?.clientHeight ?? innerHeight }
}
const frame = (): object => ({
  pixelRatio: devicePixelRatio,
  screenWidth: innerWidth,
  screenHeight: innerHeight,
  windowWidth: area().width,
  windowHeight: area().height,
  statusBarHeight: 20,
  screenTop: innerHeight - area().height,
  safeArea: { left: 0, right: innerWidth, top: 20, bottom: innerHeight, width: innerWidth, height: innerHeight - 20 },
})
const base = {
  SDKVersion: '3.7.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  enableDebug: false,
  host: { env: 'WeChat' },
}
const hardware = {
  platform: 'android',
  brand: 'hongyi',
  model: 'harness',
  system: 'Android 12',
  abi: 'arm64-v8a',
  benchmarkLevel: 20,
  memorySize: 4096,
}
const all = (): object => ({
  ...base,
  ...hardware,
  ...frame(),
  albumAuthorized: true,
  cameraAuthorized: true,
  locationAuthorized: world().permissions['scope.userLocation'] !== false,
  locationEnabled: world().location !== null,
  wifiEnabled: true,
})

export const device: Wx = {
  getSystemInfoSync: all,
  getSystemInfo: api('getSystemInfo', all),
  getSystemInfoAsync: api('getSystemInfoAsync', all),
  getWindowInfo: frame,
  getDeviceInfo: () => hardware,
  getAppBaseInfo: () => base,
  getSystemSetting: () => ({
    bluetoothEnabled: false,
    locationEnabled: world().location !== null,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  }),
  getAppAuthorizeSetting: () => ({
    locationAuthorized: world().permissions['scope.userLocation'] === false ? 'denied' : 'authorized',
    cameraAuthorized: 'authorized',
    microphoneAuthorized: 'authorized',
    albumAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
  }),
  getMenuButtonBoundingClientRect: () => ({
    top: 26,
    height: 32,
    width: 87,
    left: innerWidth - 97,
    right: innerWidth - 10,
    bottom: 58,
  }),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'release', version: '0.0.0' } }),
  getBatteryInfoSync: () => ({ level: 80, isCharging: false }),
  getUpdateManager: () => ({
    onCheckForUpdate: () => undefined,
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }),
  getLogManager: () => ({ debug: () => undefined, info: () => undefined, log: () => undefined, warn: () => undefined }),
  getRealtimeLogManager: () => ({
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    setFilterMsg: () => undefined,
    addFilterMsg: () => undefined,
  }),
  reportEvent: () => undefined,
  nextTick: (work: () => void) => void Promise.resolve().then(work),
  setKeepScreenOn: api('setKeepScreenOn', () => undefined),
  hideKeyboard: api('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
  loadFontFace: api('loadFontFace', () => undefined),
}
