import type { IconName } from './icons'

/** The tabs in their order; app.config.ts tells WeChat the same list. A tab stands here once its screen exists. */
export const tabs = [
  { key: 'home', page: 'home/index', word: '社区', icon: 'home' },
  { key: 'stations', page: 'stations/index', word: '驿站', icon: 'pin' },
  { key: 'meals', page: 'canteen/index', word: '吃饭', icon: 'bowl' },
  { key: 'help', page: 'help-out/index', word: '帮忙', icon: 'help' },
  { key: 'me', page: 'me/index', word: '我的', icon: 'me' },
] as const satisfies readonly { key: string; page: string; word: string; icon: IconName }[]

export type TabKey = (typeof tabs)[number]['key']
