import * as easel from 'glass-easel'
import { handledEvents } from './event'
import { inlineStyle } from './units'

const PASSED_ON = /^(touch|animation|transition)/
const LONG_PRESS_MS = 350
/** glass-easel's MutLevel.Final, a const enum that only its types know: the listener is a `catch`. */
const CAUGHT = 2

/**
 * The window as glass-easel's backend, with what WeChat's touch layer adds: long press, catchtouchmove, units in
 * style="".
 */
export function createBackend(tagNames: (name: string) => string): easel.CurrentWindowBackendContext {
  const backend = new easel.CurrentWindowBackendContext()
  const create = (tag: string): HTMLElement => {
    const element = document.createElement(tagNames(tag))
    const setAttribute = element.setAttribute.bind(element)
    element.setAttribute = (name, value) => setAttribute(name, name === 'style' ? inlineStyle(String(value)) : value)
    return element
  }
  backend.document = {
    createElement: create,
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
    get body() {
      return document.body
    },
  } as unknown as easel.CurrentWindowBackendContext['document']
  listen(backend)
  return backend
}

function listen(backend: easel.CurrentWindowBackendContext): void {
  let pressed = false
  backend.onEvent((target, type, detail, options) => {
    // the tap of a finger that already made a long press
    if (type === 'tap' && pressed) {
      pressed = false
      return undefined
    }
    const event = new easel.Event(type, detail, options)
    easel.Event.dispatchEvent(target, event)
    // never NoDefault: glass-easel would call preventDefault in a listener that Chromium holds passive
    return undefined
  })
  longPress(
    (target, original) => {
      const before = handledEvents
      for (const type of ['longpress', 'longtap']) {
        easel.Event.dispatchEvent(
          target,
          new easel.Event(type, {}, { bubbles: true, composed: true, capturePhase: true, originalEvent: original }),
        )
      }
      pressed = handledEvents > before
    },
    () => {
      pressed = false
    },
  )
  const passOn = backend.setListenerStats.bind(backend)
  backend.setListenerStats = (element, type, capture, level) => {
    // catchtouchmove: the page under it must not scroll
    if (type === 'touchmove')
      (element as unknown as HTMLElement).style.touchAction = Number(level) === CAUGHT ? 'none' : ''
    // events of the controls inside built-in tags are sent by the tags themselves
    if (PASSED_ON.test(type)) passOn(element, type, capture, 0)
  }
}

function longPress(pressed: (target: easel.Element, original: TouchEvent) => void, started: () => void): void {
  let timer: number | undefined
  let from: Touch | undefined
  const stop = (): void => {
    window.clearTimeout(timer)
    timer = undefined
  }
  document.addEventListener(
    'touchstart',
    (e) => {
      started()
      from = e.touches[0]
      stop()
      timer = window.setTimeout(() => {
        let node = e.target as (Node & { __wxElement?: easel.Element }) | null
        while (node && !node.__wxElement) node = node.parentNode
        if (node?.__wxElement) pressed(node.__wxElement, e)
      }, LONG_PRESS_MS)
    },
    { capture: true, passive: true },
  )
  document.addEventListener(
    'touchmove',
    (e) => {
      const to = e.touches[0]
      if (from && to && Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) > 10) stop()
    },
    { capture: true, passive: true },
  )
  for (const type of ['touchend', 'touchcancel'])
    document.addEventListener(type, stop, { capture: true, passive: true })
}
