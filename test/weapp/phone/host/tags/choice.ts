import { registerControl } from './control'
import { componentAt, count, defineTag, fire, flag, onTagTap, text, type Component, type Space } from './tag'

type Definitions = Array<[string, ReturnType<typeof defineTag>]>
const showChecked = (component: Component, element: HTMLElement): void => {
  element.toggleAttribute('checked', Boolean(component.data.checked))
  element.toggleAttribute('disabled', Boolean(component.data.disabled))
}

/** switch, radio, checkbox and their groups: a tap changes the look at once and the page hears of it by `change`. */
export const defineChoices = (space: Space): Definitions => [
  [
    'switch',
    defineTag(space, 'switch', {
      properties: { checked: flag(), disabled: flag(), name: text(), type: text('switch'), color: text() },
      attached(component, element) {
        const toggle = (): void => {
          if (component.data.disabled) return
          component.setData({ checked: !component.data.checked })
          fire(component, 'change', { value: component.data.checked as boolean })
        }
        onTagTap(component, toggle)
        registerControl(element, {
          activate: toggle,
          value: () => component.data.checked as boolean,
          reset: () => component.setData({ checked: false }),
        })
      },
      changed: { 'checked,disabled': showChecked },
    }),
  ],
  ...(['radio', 'checkbox'] as const).map((tag): Definitions[number] => [
    tag,
    defineTag(space, tag, {
      properties: { checked: flag(), disabled: flag(), value: text(), color: text() },
      attached(component, element) {
        const choose = (): void => {
          if (component.data.disabled || (tag === 'radio' && component.data.checked)) return
          chosen(tag, component, element)
        }
        onTagTap(component, choose)
        registerControl(element, { activate: choose })
      },
      changed: { 'checked,disabled': showChecked },
    }),
  ]),
  ...(['radio', 'checkbox'] as const).map((tag): Definitions[number] => [
    `${tag}-group`,
    defineTag(space, `${tag}-group`, {
      properties: { name: text() },
      attached(_component, element) {
        const members = (): Component[] => membersOf(tag, element)
        registerControl(element, {
          value: () => groupValue(tag, members()),
          reset: () => members().forEach((m) => m.setData({ checked: false })),
        })
      },
    }),
  ]),
  [
    'slider',
    defineTag(space, 'slider', {
      properties: {
        value: count(),
        min: count(),
        max: count(100),
        step: count(1),
        disabled: flag(),
        showValue: flag(),
        name: text(),
      },
      attached(component, element) {
        const bar = element.appendChild(Object.assign(document.createElement('input'), { type: 'range' }))
        bar.addEventListener('input', () => fire(component, 'changing', { value: Number(bar.value) }))
        bar.addEventListener('change', () => fire(component, 'change', { value: Number(bar.value) }))
        registerControl(element, {
          value: () => Number(bar.value),
          reset: () => {
            bar.value = String(component.data.min)
          },
        })
        showSlider(component, element)
      },
      changed: { 'value,min,max,step,disabled': showSlider },
    }),
  ],
]

function chosen(tag: 'radio' | 'checkbox', component: Component, element: HTMLElement): void {
  const group = element.closest(`wx-${tag}-group`)
  const members = group ? membersOf(tag, group) : [component]
  if (tag === 'radio') for (const other of members) if (other !== component) other.setData({ checked: false })
  component.setData({ checked: !component.data.checked })
  const groupComponent = group ? componentAt(group) : undefined
  if (groupComponent) fire(groupComponent, 'change', { value: groupValue(tag, members) })
}

const membersOf = (tag: string, group: Element): Component[] =>
  Array.from(group.querySelectorAll(`wx-${tag}`), componentAt).filter((c): c is Component => c !== undefined)

const groupValue = (tag: 'radio' | 'checkbox', members: Component[]): unknown => {
  const values = members.filter((m) => m.data.checked).map((m) => m.data.value as string)
  return tag === 'radio' ? (values[0] ?? '') : values
}

function showSlider(component: Component, element: HTMLElement): void {
  const bar = element.querySelector('input')
  if (!bar) return
  const { value, min, max, step, disabled } = component.data as {
    value: number
    min: number
    max: number
    step: number
    disabled: boolean
  }
  Object.assign(bar, { min: String(min), max: String(max), step: String(step), disabled, value: String(value) })
}
