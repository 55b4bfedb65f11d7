import * as easel from 'glass-easel'

interface WechatTouch {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
  force: number
}
type Caller = {
  id?: string
  dataset?: Record<string, unknown> | null
  _$?: easel.GeneralComponent
  getBackendElement?: () => unknown
}

/** How often page code was called with an event; a long press that somebody took leaves no tap. */
export let handledEvents = 0

/**
 * A glass-easel event as the plain object that page code gets: across WeChat's bridge everything is JSON, and Taro
 * writes to event.currentTarget, which glass-easel's own object does not allow.
 */
export function wechatEvent(event: easel.ShadowedEvent<unknown>): Record<string, unknown> {
  const original = event.getOriginalEvent() as Event | undefined
  const box = areaOf(event.target as unknown as Caller)
  const isTouch = typeof TouchEvent !== 'undefined' && original instanceof TouchEvent
  const mouse = original instanceof MouseEvent ? { touches: [], changedTouches: [point(0, original, box)] } : {}
  const lists = isTouch
    ? { touches: list(original.touches, box), changedTouches: list(original.changedTouches, box) }
    : mouse
  const isGesture = /^(tap|longpress|longtap|touch)/.test(event.type)
  const first = lists.changedTouches?.[0]
  return {
    type: event.type,
    timeStamp: Math.round(event.timeStamp),
    target: target(event.target as unknown as Caller),
    currentTarget: target(event.currentTarget as unknown as Caller),
    mark: { ...event.mark },
    detail: isGesture ? { x: first?.pageX ?? 0, y: first?.pageY ?? 0 } : copy(event.detail),
    ...(isGesture ? lists : {}),
    mut: false,
  }
}

/** Methods of a page or component, taking WeChat's events instead of glass-easel's. */
export function takingWechatEvents<T extends Record<string, unknown>>(methods: T): T {
  const wrapped: Record<string, unknown> = { ...methods }
  for (const [name, method] of Object.entries(methods)) {
    if (typeof method !== 'function') continue
    wrapped[name] = function (this: unknown, first: unknown, ...rest: unknown[]): unknown {
      if (!(first instanceof easel.Event)) return (method as (...a: unknown[]) => unknown).call(this, first, ...rest)
      handledEvents++
      return (method as (...a: unknown[]) => unknown).call(
        this,
        wechatEvent(first as easel.ShadowedEvent<unknown>),
        ...rest,
      )
    }
  }
  return wrapped as T
}

const target = (caller: Caller): Record<string, unknown> => {
  const element = elementOf(caller)
  return {
    id: caller.id ?? '',
    dataset: { ...caller.dataset },
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  }
}

const elementOf = (caller: Caller): HTMLElement | undefined =>
  (caller._$?.getBackendElement() ?? caller.getBackendElement?.()) as HTMLElement | undefined

/** The left upper corner of the page an element lies in, in window and in scroll coordinates. */
function areaOf(caller: Caller): { left: number; top: number; scrolled: number } {
  const element = elementOf(caller)
  const view = element?.closest?.('mp-webview')?.getBoundingClientRect()
  return { left: view?.left ?? 0, top: view?.top ?? 0, scrolled: element?.closest?.('mp-page')?.scrollTop ?? 0 }
}

const list = (touches: TouchList, box: ReturnType<typeof areaOf>): WechatTouch[] =>
  Array.from(touches, (t) => point(t.identifier, t, box))

function point(
  identifier: number,
  at: { clientX: number; clientY: number },
  box: ReturnType<typeof areaOf>,
): WechatTouch {
  const x = at.clientX - box.left
  const y = at.clientY - box.top
  return { identifier, clientX: x, clientY: y, pageX: x, pageY: y + box.scrolled, force: 1 }
}

const copy = (detail: unknown): unknown => JSON.parse(JSON.stringify(detail ?? {})) as unknown
