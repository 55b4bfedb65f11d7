/**
 * A tap on the phone's own parts (tabs, sheets). The click that a browser sends after a touch could hit what the tap
 * opened.
 */
export function onTap(element: HTMLElement, tapped: () => void): void {
  let start: Touch | undefined
  element.addEventListener(
    'touchstart',
    (e) => {
      start = e.changedTouches[0]
    },
    { passive: true },
  )
  element.addEventListener(
    'touchend',
    (e) => {
      const end = e.changedTouches[0]
      if (e.cancelable) e.preventDefault()
      if (start && end && Math.hypot(end.clientX - start.clientX, end.clientY - start.clientY) < 10) tapped()
      start = undefined
    },
    { passive: false },
  )
  element.addEventListener('click', tapped)
}

/** A pull with the finger at the top of a scroller, longer than WeChat's threshold. */
export function onPullDown(scroller: HTMLElement, wanted: () => boolean, pulled: () => void, threshold = 45): void {
  let from: number | undefined
  let far = 0
  scroller.addEventListener(
    'touchstart',
    (e) => {
      from = scroller.scrollTop <= 0 && wanted() ? e.touches[0]?.clientY : undefined
      far = 0
    },
    { passive: true },
  )
  scroller.addEventListener(
    'touchmove',
    (e) => {
      if (from !== undefined) far = (e.touches[0]?.clientY ?? from) - from
    },
    { passive: true },
  )
  scroller.addEventListener(
    'touchend',
    () => {
      if (from !== undefined && far > threshold) pulled()
      from = undefined
    },
    { passive: true },
  )
}

/** Which way a finger went over an element: 1 to the next, -1 to the one before. */
export function onSwipe(element: HTMLElement, isVertical: () => boolean, swiped: (step: 1 | -1) => void): void {
  let from: Touch | undefined
  element.addEventListener(
    'touchstart',
    (e) => {
      from = e.touches[0]
    },
    { passive: true },
  )
  element.addEventListener(
    'touchend',
    (e) => {
      const to = e.changedTouches[0]
      if (!from || !to) return
      const way = isVertical() ? to.clientY - from.clientY : to.clientX - from.clientX
      if (Math.abs(way) > 40) swiped(way < 0 ? 1 : -1)
    },
    { passive: true },
  )
}
