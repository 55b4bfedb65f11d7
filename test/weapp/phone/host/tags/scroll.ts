import { anything, count, defineTag, fire, flag, text, type Component, type Space } from './tag'
import { onPullDown } from '../touch'

export const defineScrollView = (space: Space): Array<[string, ReturnType<typeof defineTag>]> => [
  [
    'scroll-view',
    defineTag(space, 'scroll-view', {
      properties: {
        scrollX: flag(),
        scrollY: flag(),
        scrollTop: anything(),
        scrollLeft: anything(),
        scrollIntoView: text(),
        scrollWithAnimation: flag(),
        upperThreshold: anything(50),
        lowerThreshold: anything(50),
        refresherEnabled: flag(),
        refresherTriggered: flag(),
        refresherThreshold: count(45),
        enableFlex: flag(),
        enhanced: flag(),
        showScrollbar: flag(true),
      },
      attached(component, element) {
        listen(component, element)
        onPullDown(
          element,
          () => component.data.refresherEnabled as boolean,
          () => {
            fire(component, 'refresherpulling', {})
            fire(component, 'refresherrefresh', {})
          },
          component.data.refresherThreshold as number,
        )
      },
      changed: {
        'scrollX,scrollY,enableFlex'(component, element) {
          element.style.overflowX = component.data.scrollX ? 'auto' : 'hidden'
          element.style.overflowY = component.data.scrollY ? 'auto' : 'hidden'
          element.style.display = component.data.enableFlex ? 'flex' : ''
        },
        'scrollTop,scrollLeft'(component, element) {
          const { scrollTop, scrollLeft } = component.data as Record<string, number | string | null>
          if (scrollTop !== null && scrollTop !== '') element.scrollTop = Number(scrollTop)
          if (scrollLeft !== null && scrollLeft !== '') element.scrollLeft = Number(scrollLeft)
        },
        scrollIntoView(component) {
          const id = component.data.scrollIntoView as string
          const target = id ? component.ownerShadowRoot?.querySelector(`#${id}`) : undefined
          // the children may arrive with the same setData
          window.setTimeout(() => (target?.getBackendElement() as unknown as HTMLElement | undefined)?.scrollIntoView())
        },
      },
    }),
  ],
]

function listen(component: Component, element: HTMLElement): void {
  let last = { top: 0, left: 0 }
  let edge: 'upper' | 'lower' | undefined = 'upper'
  element.addEventListener(
    'scroll',
    () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element
      fire(component, 'scroll', {
        scrollTop,
        scrollLeft,
        scrollHeight,
        scrollWidth,
        deltaX: last.left - scrollLeft,
        deltaY: last.top - scrollTop,
      })
      last = { top: scrollTop, left: scrollLeft }
      const vertical = component.data.scrollY as boolean
      const before = vertical ? scrollTop : scrollLeft
      const after = vertical ? scrollHeight - clientHeight - scrollTop : scrollWidth - clientWidth - scrollLeft
      const ends = vertical ? { lower: 'bottom', upper: 'top' } : { lower: 'right', upper: 'left' }
      let now: 'lower' | 'upper' | undefined
      if (after <= Number(component.data.lowerThreshold)) now = 'lower'
      else if (before <= Number(component.data.upperThreshold)) now = 'upper'
      if (now && now !== edge) fire(component, `scrollto${now}`, { direction: ends[now] })
      edge = now
    },
    { passive: true },
  )
}
