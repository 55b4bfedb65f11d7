import { createRoot } from './code-space'
import { logCall } from './log'
import { appConfig, drawFrame, pageConfig } from './frame'
import type { OpenPage } from './open-page'
import { onPullDown } from './touch'

const PAGES_MAX = 10
export const stack: OpenPage[] = []
const tabPages = new Map<string, OpenPage>()

export const topPage = (): OpenPage | undefined => stack[stack.length - 1]
export const isTab = (route: string): boolean => (appConfig().tabBar?.list ?? []).some((t) => t.pagePath === route)
const allPages = (): string[] => [
  ...appConfig().pages,
  ...(appConfig().subPackages ?? appConfig().subpackages ?? []).flatMap((s) =>
    s.pages.map((p) => `${s.root}/${p}`.replace(/\/+/g, '/')),
  ),
]

export type Move = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'

/** The four ways forward, with WeChat's own reasons to refuse. */
export function move(kind: Move, url: string): OpenPage {
  const { route, query } = parseUrl(url)
  if (!allPages().includes(route)) throw new Error(`fail page "${route}" is not found`)
  if (kind === 'switchTab' && !isTab(route)) throw new Error('fail can not switch to no-tabBar page')
  if ((kind === 'navigateTo' || kind === 'redirectTo') && isTab(route))
    throw new Error(`fail can not ${kind} a tabbar page`)
  if (kind === 'navigateTo' && stack.length >= PAGES_MAX) throw new Error('fail webview count limit exceed')
  if (kind === 'navigateTo') hide(topPage())
  if (kind === 'redirectTo') close(stack.pop())
  if (kind === 'reLaunch') {
    stack.splice(0).reverse().forEach(close)
    tabPages.forEach(close)
    tabPages.clear()
  }
  if (kind === 'switchTab') leaveForTab(route)
  const opened = (kind === 'switchTab' ? tabPages.get(route) : undefined) ?? createPage(route, query)
  if (stack[stack.length - 1] !== opened) stack.push(opened)
  if (isTab(route)) tabPages.set(route, opened)
  arrive(opened)
  return opened
}

export function back(delta: number): void {
  for (let n = delta; n > 0 && stack.length > 1; n--) close(stack.pop())
  const top = topPage()
  if (top) arrive(top)
}

/** Closes what lies above the tab page below, and that one too unless it is the wanted one. */
function leaveForTab(route: string): void {
  const wanted = tabPages.get(route)
  while (stack.length > 0 && topPage() !== wanted) {
    const left = stack.pop()!
    if (isTab(left.route)) hide(left)
    else close(left)
  }
}

function parseUrl(url: string): { route: string; query: Record<string, string> } {
  const from = topPage()?.route.split('/').slice(0, -1) ?? []
  const [path = '', search = ''] = url.split('?')
  // without a leading slash a path counts from the page that is open, as on a phone
  const parts = path.startsWith('/') ? [] : [...from]
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  const query = Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [key = '', ...value] = pair.split('=')
        return [key, value.join('=')]
      }),
  )
  return { route: parts.join('/').replace(/\.html$/, ''), query }
}

function createPage(route: string, query: Record<string, string>): OpenPage {
  const root = createRoot(route, 'mp-root')
  const view = document.querySelector('mp-pages')!.appendChild(document.createElement('mp-webview'))
  view.setAttribute('route', route)
  const scroller = view.appendChild(document.createElement('mp-page'))
  Object.assign(root.page, { route, __route__: route, options: query })
  const opened: OpenPage = { route, query, view, scroller, root, page: root.page, shown: false }
  drawFrame(opened, stack.length > 0)
  tell(opened, 'onLoad', query)
  root.attach(scroller)
  listenToScroll(opened)
  return opened
}

function arrive(opened: OpenPage): void {
  for (const other of [...stack, ...tabPages.values()]) other.view.hidden = other !== opened
  drawFrame(opened, stack.length > 1)
  if (opened.shown) return
  const isFirst = !opened.view.hasAttribute('ready')
  opened.shown = true
  tell(opened, 'onShow')
  opened.view.setAttribute('ready', '')
  if (isFirst) tell(opened, 'onReady')
}

export function hide(left: OpenPage | undefined): void {
  if (!left?.shown) return
  left.shown = false
  tell(left, 'onHide')
}

export function showAgain(): void {
  const top = topPage()
  if (top) arrive(top)
}

function close(left: OpenPage | undefined): void {
  if (!left || !left.view.isConnected) return
  tell(left, 'onUnload')
  left.root.release()
  left.view.remove()
}

export function tell(opened: OpenPage, hook: string, argument?: unknown): unknown {
  const method = opened.page[hook]
  return typeof method === 'function' ? (method as (a?: unknown) => unknown).call(opened.page, argument) : undefined
}

function listenToScroll(opened: OpenPage): void {
  const { scroller, route } = opened
  let atEnd = false
  scroller.addEventListener(
    'scroll',
    () => {
      tell(opened, 'onPageScroll', { scrollTop: scroller.scrollTop })
      const near =
        scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop <=
        (pageConfig(route).onReachBottomDistance ?? 50)
      if (near && !atEnd) tell(opened, 'onReachBottom')
      atEnd = near
    },
    { passive: true },
  )
  onPullDown(
    scroller,
    () => pageConfig(route).enablePullDownRefresh === true,
    () => startPullDown(opened),
  )
}

export function startPullDown(opened: OpenPage): void {
  opened.view.setAttribute('refreshing', '')
  tell(opened, 'onPullDownRefresh')
}

/** What the person's friend would get: the page's own words, or the page itself. */
export function sharePage(from: 'button' | 'menu', target?: unknown): void {
  const top = topPage()
  if (!top) return
  const card = (tell(top, 'onShareAppMessage', { from, target }) ?? {}) as Record<string, unknown>
  const search = Object.entries(top.query)
    .map(([k, v]) => `${k}=${v}`)
    .join('&')
  logCall('share', {
    title: appConfig().window?.navigationBarTitleText,
    path: `/${top.route}${search && `?${search}`}`,
    ...card,
  })
}
