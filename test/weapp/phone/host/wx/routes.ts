import { hideTabs, setBadge } from '../frame'
import type { OpenPage } from '../open-page'
import { back, move, startPullDown, topPage, type Move } from '../pages'
import { drawFrame } from '../frame'
import { stack } from '../pages'
import { api, type Options, type Wx } from './api'

const redraw = (): void => {
  const top = topPage()
  if (top) drawFrame(top, stack.length > 1)
}

class EventChannel {
  private readonly listeners = new Map<string, Array<(...a: unknown[]) => void>>()
  on(name: string, listener: (...a: unknown[]) => void): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
  }
  once(name: string, listener: (...a: unknown[]) => void): void {
    const once = (...a: unknown[]): void => {
      this.off(name, once)
      listener(...a)
    }
    this.on(name, once)
  }
  off(name: string, listener?: (...a: unknown[]) => void): void {
    this.listeners.set(name, listener ? (this.listeners.get(name) ?? []).filter((l) => l !== listener) : [])
  }
  emit(name: string, ...a: unknown[]): void {
    for (const l of this.listeners.get(name) ?? []) l(...a)
  }
}

function forward(kind: Move, { url, events }: Options): object {
  const channel = new EventChannel()
  for (const [name, listener] of Object.entries((events ?? {}) as Record<string, (...a: unknown[]) => void>))
    channel.on(name, listener)
  const opened = move(kind, String(url))
  opened.page.getOpenerEventChannel = () => channel
  return kind === 'navigateTo' ? { eventChannel: channel } : {}
}

export const routes: Wx = {
  ...Object.fromEntries(
    (['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'] as const).map((kind) => [
      kind,
      api(kind, (o) => forward(kind, o)),
    ]),
  ),
  navigateBack: api<{ delta?: number }>('navigateBack', ({ delta = 1 }) => {
    if (stack.length < 2) throw new Error('fail cannot navigate back at first page')
    back(delta)
  }),
  setNavigationBarTitle: api<{ title: string }>('setNavigationBarTitle', ({ title }) => {
    const top = topPage()
    if (top) {
      top.title = title
      redraw()
    }
  }),
  setNavigationBarColor: api('setNavigationBarColor', () => undefined),
  showNavigationBarLoading: api('showNavigationBarLoading', () => undefined),
  hideNavigationBarLoading: api('hideNavigationBarLoading', () => undefined),
  hideHomeButton: api('hideHomeButton', () => undefined),
  setBackgroundColor: api('setBackgroundColor', () => undefined),
  setBackgroundTextStyle: api('setBackgroundTextStyle', () => undefined),
  setTabBarBadge: api<{ index: number; text: string }>('setTabBarBadge', ({ index, text }) =>
    setBadge(index, text, topPage()),
  ),
  removeTabBarBadge: api<{ index: number }>('removeTabBarBadge', ({ index }) => setBadge(index, undefined, topPage())),
  showTabBarRedDot: api<{ index: number }>('showTabBarRedDot', ({ index }) => setBadge(index, '', topPage())),
  hideTabBarRedDot: api<{ index: number }>('hideTabBarRedDot', ({ index }) => setBadge(index, undefined, topPage())),
  hideTabBar: api('hideTabBar', () => hideTabs(true, topPage())),
  showTabBar: api('showTabBar', () => hideTabs(false, topPage())),
  startPullDownRefresh: api('startPullDownRefresh', () => {
    const top = topPage()
    if (top) startPullDown(top)
  }),
  stopPullDownRefresh: api('stopPullDownRefresh', () => topPage()?.view.removeAttribute('refreshing')),
  pageScrollTo: api<{ scrollTop?: number; selector?: string; offsetTop?: number }>('pageScrollTo', (o) =>
    scrollPage(topPage(), o),
  ),
  showShareMenu: api('showShareMenu', () => undefined),
  hideShareMenu: api('hideShareMenu', () => undefined),
  enableAlertBeforeUnload: api('enableAlertBeforeUnload', () => undefined),
  disableAlertBeforeUnload: api('disableAlertBeforeUnload', () => undefined),
  createSelectorQuery: () => (topPage()?.page.createSelectorQuery as () => unknown).call(topPage()?.page),
  createIntersectionObserver: (page: Record<string, (o?: object) => unknown>, options?: object) =>
    page.createIntersectionObserver!(options),
}

function scrollPage(
  top: OpenPage | undefined,
  { scrollTop, selector, offsetTop = 0 }: { scrollTop?: number; selector?: string; offsetTop?: number },
): void {
  if (!top) return
  if (scrollTop !== undefined) {
    top.scroller.scrollTop = scrollTop
    return
  }
  const inner = (
    top.page as unknown as {
      _$: { getShadowRoot(): { querySelector(s: string): { getBackendElement(): unknown } | null } }
    }
  )._$
  const target = selector
    ? (inner.getShadowRoot().querySelector(selector)?.getBackendElement() as HTMLElement | undefined)
    : undefined
  if (target)
    top.scroller.scrollTop += target.getBoundingClientRect().top - top.scroller.getBoundingClientRect().top + offsetTop
}
