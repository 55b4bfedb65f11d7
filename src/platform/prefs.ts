import Taro from '@tarojs/taro'
import { create } from 'zustand'

const key = 'prefs'
interface Prefs {
  care: boolean
  setCare(on: boolean): void
}

const kept = () => Taro.getStorageSync(key) as { care?: boolean } | ''

/** What the person chose on this phone. Care mode stays after signing out: eyes do not change with the account. */
export const usePrefs = create<Prefs>((set) => ({
  care: (kept() || {}).care ?? false,
  setCare(care) {
    Taro.setStorageSync(key, { care })
    set({ care })
  },
}))

/** The font size set in WeChat or the browser, as a multiple of the normal one. */
function systemScale(): number {
  if (process.env.TARO_ENV === 'weapp') {
    const base = Taro.canIUse('getAppBaseInfo')
      ? (Taro.getAppBaseInfo() as { fontSizeSetting?: number })
      : Taro.getSystemInfoSync()
    return (base.fontSizeSetting ?? 16) / 16
  }
  return typeof document === 'undefined' ? 1 : parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
}

const steps = [1, 1.15, 1.3, 1.45, 1.6, 1.75] as const
export type TypeScale = (typeof steps)[number]

/** The largest step that the wish reaches; care mode is at least 1.3. */
export function typeScale(wish: number, care: boolean): TypeScale {
  const least = Math.max(wish, care ? 1.3 : 1) + 0.001
  return steps.reduce<TypeScale>((best, step) => (step <= least ? step : best), 1)
}

let system: number | undefined
/** Care mode and the scale of type, for the root of a screen. */
export function useTypeScale(): { care: boolean; scale: TypeScale } {
  const care = usePrefs((s) => s.care)
  system ??= systemScale()
  return { care, scale: typeScale(system, care) }
}
