import { defineChoices } from './choice'
import { defineFields } from './field'
import { defineForms } from './form'
import { defineImage } from './image'
import { defineMap } from './map'
import { definePicker } from './picker'
import { defineScrollView } from './scroll'
import { defineSwiper } from './swiper'
import { anything, count, defineTag, flag, onTagTap, text, type Space } from './tag'
import { tagNames } from '../../tag-names'
import { logCall } from '../log'

type Definitions = Array<[string, ReturnType<typeof defineTag>]>

/**
 * Every built-in tag that the host knows; a page that uses another one gets an unstyled box and a warning in the
 * console.
 */
export function defineTags(space: Space): Definitions {
  const own = defineOwn(space)
  // what is left only holds others, or shows something without a will of its own
  const boxes = tagNames.filter((name) => !own.some(([n]) => n === name))
  return [
    ...own,
    ...boxes.map((name): Definitions[number] => [
      name,
      defineTag(space, name, { properties: { hoverClass: text(), animation: anything() } }),
    ]),
  ]
}

const defineOwn = (space: Space): Definitions => [
  ...defineFields(space),
  ...defineChoices(space),
  ...defineForms(space),
  ...definePicker(space),
  ...defineImage(space),
  ...defineScrollView(space),
  ...defineSwiper(space),
  ...defineMap(space),
  [
    'page-container',
    defineTag(space, 'page-container', {
      properties: { show: flag(), position: text('bottom'), round: flag() },
      changed: {
        show: (component, element) => {
          element.hidden = !component.data.show
        },
      },
    }),
  ],
  [
    'progress',
    defineTag(space, 'progress', {
      properties: { percent: count(), showInfo: flag() },
      changed: {
        percent: (component, element) => element.style.setProperty('--percent', `${component.data.percent as number}%`),
      },
    }),
  ],
  [
    'rich-text',
    defineTag(space, 'rich-text', {
      properties: { nodes: anything('') },
      changed: {
        nodes: (component, element) => {
          if (typeof component.data.nodes === 'string') element.innerHTML = component.data.nodes
        },
      },
    }),
  ],
  [
    'navigator',
    defineTag(space, 'navigator', {
      properties: { url: text(), openType: text('navigate'), delta: count(1) },
      attached: (component) =>
        onTagTap(component, () => {
          const { url, openType } = component.data as { url: string; openType: string }
          logCall('navigator', { url, openType })
          const wx = (window as unknown as { __wx: Record<string, (o: object) => void> }).__wx
          const calls: Record<string, string> = { navigate: 'navigateTo', redirect: 'redirectTo' }
          if (openType === 'navigateBack') wx.navigateBack!({ delta: component.data.delta as number })
          else wx[calls[openType] ?? openType]?.({ url })
        }),
    }),
  ],
]
