type Listener = (event: object) => void
const listeners = new Map<string, Set<Listener>>()

/** Everything WeChat tells by wx.on…, and wx.off… to stop it. */
const EVENTS = [
  'NetworkStatusChange',
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'MemoryWarning',
  'ThemeChange',
  'WindowResize',
  'KeyboardHeightChange',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'NetworkWeakChange',
  'LocationChange',
  'UserCaptureScreen',
  'CopyUrl',
  'LazyLoadError',
]

export const listening: Record<string, unknown> = Object.fromEntries(
  EVENTS.flatMap((event) => [
    [
      `on${event}`,
      (listener: Listener) => {
        listenersOf(event).add(listener)
      },
    ],
    [
      `off${event}`,
      (listener?: Listener) => {
        if (listener) listenersOf(event).delete(listener)
        else listenersOf(event).clear()
      },
    ],
  ]),
)

export function emit(event: string, detail: object): void {
  for (const listener of [...listenersOf(event)]) listener(detail)
}

function listenersOf(event: string): Set<Listener> {
  if (!listeners.has(event)) listeners.set(event, new Set())
  return listeners.get(event)!
}
