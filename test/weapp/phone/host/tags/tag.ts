import * as easel from 'glass-easel'

export type Component = easel.GeneralComponent
export type Space = easel.ComponentSpace
type Kind = {
  type: StringConstructor | BooleanConstructor | NumberConstructor | ArrayConstructor | null
  value: unknown
}

export const text = (value = ''): Kind => ({ type: String, value })
export const flag = (value = false): Kind => ({ type: Boolean, value })
export const count = (value = 0): Kind => ({ type: Number, value })
export const list = (): Kind => ({ type: Array, value: [] })
export const anything = (value: unknown = null): Kind => ({ type: null, value })

/** A built-in tag: its properties, what it does once it stands in the page, and what a changed property does. */
export interface Tag {
  properties?: Record<string, Kind>
  attached?(component: Component, element: HTMLElement): void
  detached?(component: Component, element: HTMLElement): void
  /** 'value,disabled' → called once at the start and whenever one of them changes. */
  changed?: Record<string, (component: Component, element: HTMLElement) => void>
}

/** What screen readers get: WeChat takes aria-role for role and every aria-* on every tag. */
const spoken = {
  ariaLabel: 'aria-label',
  ariaRole: 'role',
  ariaHidden: 'aria-hidden',
  ariaChecked: 'aria-checked',
  ariaDisabled: 'aria-disabled',
  ariaExpanded: 'aria-expanded',
  ariaSelected: 'aria-selected',
  ariaLive: 'aria-live',
  ariaModal: 'aria-modal',
  ariaLabelledby: 'aria-labelledby',
  ariaPressed: 'aria-pressed',
  ariaValuenow: 'aria-valuenow',
} as const

const tagNames = new Set<string>()
/** 'view' → 'wx-view', as WeChat's own page shows it; other names stay. */
export const elementName = (name: string): string => (tagNames.has(name) ? `wx-${name}` : name)
export const isBuiltIn = (name: string): boolean => tagNames.has(name)

export function defineTag(space: Space, name: string, tag: Tag = {}): easel.GeneralComponentDefinition {
  tagNames.add(name)
  // a page that was closed may still set data; its elements are gone
  const own = Object.entries(tag.changed ?? {}).map(
    ([fields, change]) =>
      [
        fields,
        function (this: Component): void {
          const element = elementOf(this)
          if (element) change(component(this), element)
        },
      ] as const,
  )
  const aria = Object.entries(spoken).map(
    ([property, attribute]) =>
      [
        property,
        function (this: Component, value: unknown): void {
          if (value === null || value === undefined || value === '') elementOf(this)?.removeAttribute(attribute)
          else elementOf(this)?.setAttribute(attribute, String(value))
        },
      ] as const,
  )
  return space
    .defineComponent({
      is: `wx-${name}`,
      options: { hostNodeTagName: `wx-${name}` },
      properties: {
        ...Object.fromEntries(Object.keys(spoken).map((p) => [p, anything()])),
        ...tag.properties,
      } as easel.typeUtils.PropertyList,
      observers: Object.fromEntries([...own, ...aria]),
      lifetimes: {
        attached(this: Component) {
          tag.attached?.(component(this), elementOf(this)!)
        },
        detached(this: Component) {
          const element = elementOf(this)
          if (element) tag.detached?.(component(this), element)
        },
      },
    })
    .general()
}

const component = (caller: Component): Component => (caller as unknown as { _$?: Component })._$ ?? caller
const elementOf = (caller: Component): HTMLElement | null =>
  component(caller).getBackendElement() as unknown as HTMLElement | null

/** The component whose host a DOM element is. */
export const componentAt = (element: Element): Component | undefined =>
  (element as unknown as { __wxElement?: Component }).__wxElement

/** An event of a built-in tag; unless it says so it does not bubble, as in WeChat. */
export function fire(target: Component, name: string, detail: unknown = {}): void {
  easel.triggerEvent(target, name, detail, {})
}

/** A tap that reaches this tag, by finger or through glass-easel, wherever inside it. */
export function onTagTap(target: Component, tapped: (element: HTMLElement) => void): void {
  target.addListener('tap', (event) => {
    tapped((event.target as unknown as Component).getBackendElement() as unknown as HTMLElement)
  })
}
