import { componentAt, count, defineTag, fire, flag, text, type Component, type Space } from './tag'
import { onSwipe } from '../touch'

const clocks = new WeakMap<Component, number>()

/** swiper shows one of its items; a swipe or its clock goes to the next one. */
export const defineSwiper = (space: Space): Array<[string, ReturnType<typeof defineTag>]> => [
  ['swiper-item', defineTag(space, 'swiper-item', { properties: { itemId: text() } })],
  [
    'swiper',
    defineTag(space, 'swiper', {
      properties: {
        current: count(),
        autoplay: flag(),
        interval: count(5000),
        duration: count(500),
        circular: flag(),
        vertical: flag(),
        indicatorDots: flag(),
        indicatorColor: text(),
        indicatorActiveColor: text(),
        previousMargin: text(),
        nextMargin: text(),
      },
      attached(component, element) {
        onSwipe(
          element,
          () => component.data.vertical as boolean,
          (step) => go(component, element, (component.data.current as number) + step, 'touch'),
        )
        new MutationObserver(() => place(component, element)).observe(element, { childList: true })
        place(component, element)
        tick(component, element)
      },
      detached: (component) => window.clearInterval(clocks.get(component)),
      changed: { 'current,vertical': place, 'autoplay,interval': tick },
    }),
  ],
]

const itemsOf = (element: Element): HTMLElement[] =>
  Array.from(element.querySelectorAll<HTMLElement>(':scope > wx-swiper-item'))

function place(component: Component, element: HTMLElement): void {
  const axis = component.data.vertical ? 'Y' : 'X'
  itemsOf(element).forEach((item, i) => {
    item.style.transform = `translate${axis}(${(i - (component.data.current as number)) * 100}%)`
  })
}

function go(component: Component, element: HTMLElement, wanted: number, source: 'touch' | 'autoplay'): void {
  const items = itemsOf(element)
  const inside =
    component.data.circular || source === 'autoplay'
      ? (wanted + items.length) % items.length
      : Math.min(Math.max(wanted, 0), items.length - 1)
  if (items.length === 0 || inside === component.data.current) return
  component.setData({ current: inside })
  const item = componentAt(items[inside]!)
  const detail = { current: inside, currentItemId: (item?.data.itemId as string | undefined) ?? '', source }
  fire(component, 'change', detail)
  window.setTimeout(() => fire(component, 'animationfinish', detail), component.data.duration as number)
}

function tick(component: Component, element: HTMLElement): void {
  window.clearInterval(clocks.get(component))
  if (!component.data.autoplay) return
  clocks.set(
    component,
    window.setInterval(
      () => go(component, element, (component.data.current as number) + 1, 'autoplay'),
      component.data.interval as number,
    ),
  )
}
