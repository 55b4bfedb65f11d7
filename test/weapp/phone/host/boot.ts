import * as easel from 'glass-easel'
import { phoneGlobals } from '../../gate/phone-globals'
import { largestSetData, openCodeSpace } from './code-space'
import { appConfig, buildFrame } from './frame'
import { calls, missing } from './log'
import { define, logicScope, run, WechatFunction } from './modules'
import { sharedBy } from './open-type'
import { back, hide, isTab, move, sharePage, showAgain, stack, topPage } from './pages'
import { setWorld } from './world'
import { emit } from './wx/listen'
import { wx } from './wx/index'

type App = Record<string, (argument?: unknown) => void>
let app: App = {}
sharedBy(sharePage)

for (const name of phoneGlobals)
  if (name in window) logicScope[name] = (window as unknown as Record<string, unknown>)[name]
Object.assign(logicScope, {
  wx,
  Function: WechatFunction,
  globalThis: logicScope,
  App: (options: App) => {
    app = options
  },
  getApp: () => app,
  getCurrentPages: () => stack.map((opened) => opened.page),
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  setInterval: window.setInterval.bind(window),
  clearInterval: window.clearInterval.bind(window),
})

const launch = (path: string, query: Record<string, string>): object => ({
  path,
  query,
  scene: 1001,
  shareTicket: undefined,
  referrerInfo: {},
})

function start(): void {
  const [path = '', search = ''] = (
    location.hash.slice(1).replace(/^\//, '') ||
    appConfig().entryPagePath ||
    appConfig().pages[0]!
  ).split('?')
  const options = launch(path, Object.fromEntries(new URLSearchParams(search)))
  Object.assign(wx, { getLaunchOptionsSync: () => options, getEnterOptionsSync: () => options })
  openCodeSpace()
  buildFrame((pressed) => {
    if (pressed === 'back') back(1)
    else if (topPage()?.route !== pressed.pagePath) move('switchTab', `/${pressed.pagePath}`)
  })
  run('app')
  app.onLaunch?.(options)
  app.onShow?.(options)
  move(isTab(path) ? 'switchTab' : 'reLaunch', `/${path}${search && `?${search}`}`)
}

/** What the test's process may ask and do (phone.ts). */
const control = {
  ready: false,
  failed: false,
  calls: () => calls,
  missing: () => [...missing],
  app: () => app as unknown,
  route: () => ({ route: topPage()?.route ?? '', query: topPage()?.query ?? {} }),
  largestSetData: () => largestSetData,
  setWorld,
  open: (url: string) => void move(isTab(url.replace(/^\//, '').split('?')[0]!) ? 'switchTab' : 'reLaunch', url),
  background: () => {
    hide(topPage())
    app.onHide?.()
    emit('AppHide', {})
  },
  foreground: () => {
    app.onShow?.(launch(topPage()?.route ?? '', topPage()?.query ?? {}))
    emit('AppShow', launch(topPage()?.route ?? '', {}))
    showAgain()
  },
}
declare global {
  interface Window {
    __phone: typeof control
    __define: typeof define
    __wx: unknown
  }
}
window.__phone = control
window.__define = define
window.__wx = wx

easel.addGlobalErrorListener((error) => {
  app.onError?.(String(error))
})
window.addEventListener('unhandledrejection', ({ reason }) => {
  emit('UnhandledRejection', { reason: reason as unknown })
  app.onUnhandledRejection?.({ reason })
})
window.addEventListener('error', () => {
  control.failed = !control.ready
})
window.addEventListener('load', () => {
  start()
  control.ready = true
})
