import Taro from '@tarojs/taro'

/** True where a camera can read a code: WeChat. A browser at a till has a hand scanner, which types. */
export const canScan = process.env.TARO_ENV === 'weapp'

/** What stands in the QR code that the person points at; null when they turned back or the camera was refused. */
export const scan = (): Promise<string | null> =>
  canScan
    ? Taro.scanCode({ scanType: ['qrCode', 'barCode'] }).then(
        (r) => r.result,
        () => null,
      )
    : Promise.resolve(null)
