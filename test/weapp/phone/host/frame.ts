import { createRoot } from './code-space'
import { fileUrl } from './files'
import type { OpenPage } from './open-page'
import { onTap } from './touch'

export interface WindowConfig {
  navigationBarTitleText?: string
  navigationStyle?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  backgroundColor?: string
  disableScroll?: boolean
}
interface Tab {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
  badge?: string
}
interface AppConfig {
  pages: string[]
  entryPagePath?: string
  window?: WindowConfig
  subPackages?: Array<{ root: string; pages: string[] }>
  subpackages?: Array<{ root: string; pages: string[] }>
  tabBar?: { custom?: boolean; color?: string; selectedColor?: string; backgroundColor?: string; list: Tab[] }
  requiredPrivateInfos?: string[]
}

export const appConfig = (): AppConfig => window.__config.json.app as unknown as AppConfig
export const pageConfig = (route: string): WindowConfig => ({
  ...appConfig().window,
  ...(window.__config.json[route] as WindowConfig),
})

let press: (what: 'back' | Tab) => void = () => undefined
let areTabsHidden = false
const element = (name: string): HTMLElement => document.querySelector<HTMLElement>(name)!

/** The phone's own parts: status line, title bar, the pages, tabs. */
export function buildFrame(pressed: typeof press): void {
  press = pressed
  const bar = '<mp-bar><mp-back role="button" aria-label="返回">‹</mp-back><mp-name></mp-name></mp-bar>'
  const parts = `<mp-nav><mp-status></mp-status>${bar}</mp-nav><mp-pages></mp-pages><mp-tabs></mp-tabs>`
  document.body.insertAdjacentHTML('beforeend', parts)
  onTap(element('mp-back'), () => press('back'))
  const { tabBar } = appConfig()
  if (!tabBar || tabBar.custom) return
  for (const tab of tabBar.list) {
    const button = element('mp-tabs').appendChild(document.createElement('mp-tab'))
    button.setAttribute('role', 'tab')
    if (tab.iconPath) button.append(document.createElement('img'))
    button.append(Object.assign(document.createElement('span'), { textContent: tab.text }))
    onTap(button, () => press(tab))
  }
}

export function drawFrame(top: OpenPage, hasBack: boolean): void {
  const config = pageConfig(top.route)
  element('mp-nav').hidden = config.navigationStyle === 'custom'
  element('mp-back').hidden = !hasBack
  element('mp-name').textContent = top.title ?? config.navigationBarTitleText ?? ''
  element('mp-nav').style.background = config.navigationBarBackgroundColor ?? '#fff'
  element('mp-nav').style.color = config.navigationBarTextStyle === 'white' ? '#fff' : '#000'
  top.scroller.style.overflowY = config.disableScroll ? 'hidden' : 'auto'
  drawTabs(top)
  top.view.style.setProperty('--vh', `${element('mp-pages').clientHeight / 100}px`)
}

function drawTabs(top: OpenPage): void {
  const { tabBar } = appConfig()
  const here = tabBar?.list.findIndex((t) => t.pagePath === top.route) ?? -1
  element('mp-tabs').hidden = here < 0 || Boolean(tabBar?.custom) || areTabsHidden
  if (!tabBar || here < 0) return
  if (tabBar.custom) return attachCustomTabs(top)
  element('mp-tabs').style.background = tabBar.backgroundColor ?? '#fff'
  Array.from(element('mp-tabs').children).forEach((button, i) => {
    const tab = tabBar.list[i]!
    button.setAttribute('aria-selected', String(i === here))
    ;(button as HTMLElement).style.color = (i === here ? tabBar.selectedColor : tabBar.color) ?? ''
    const icon = button.querySelector('img')
    if (icon) icon.src = fileUrl((i === here ? tab.selectedIconPath : undefined) ?? tab.iconPath!)
    button.toggleAttribute('dot', tab.badge === '')
    if (tab.badge) button.setAttribute('badge', tab.badge)
    else button.removeAttribute('badge')
  })
}

/** A custom tab bar is a component of its own on every tab page, over the page; the page finds it by getTabBar(). */
function attachCustomTabs(top: OpenPage): void {
  if (top.view.querySelector(':scope > mp-custom-tabs')) return
  const root = createRoot('custom-tab-bar/index', 'mp-custom-root')
  root.attach(top.view.appendChild(document.createElement('mp-custom-tabs')))
  top.page.getTabBar = () => root.page
}

/** A tab's badge: a word, '' for the red dot, undefined for none. */
export function setBadge(index: number, badge: string | undefined, top: OpenPage | undefined): void {
  const tab = appConfig().tabBar?.list[index]
  if (!tab) throw new Error('fail tabbar item not found')
  tab.badge = badge
  if (top) drawTabs(top)
}

export function hideTabs(areHidden: boolean, top: OpenPage | undefined): void {
  areTabsHidden = areHidden
  if (top) drawTabs(top)
}
