import { controlAt, controlsIn, registerControl } from './control'
import { componentAt, defineTag, fire, flag, onTagTap, text, type Component, type Space } from './tag'
import { pressOpenType } from '../open-type'

/** form, its buttons, and label. */
export const defineForms = (space: Space): Array<[string, ReturnType<typeof defineTag>]> => [
  ['form', defineTag(space, 'form', { properties: { reportSubmit: flag() } })],
  [
    'button',
    defineTag(space, 'button', {
      properties: {
        type: text('default'),
        size: text('default'),
        disabled: flag(),
        loading: flag(),
        plain: flag(),
        formType: text(),
        openType: text(),
        name: text(),
      },
      attached(component, element) {
        const press = (): void => {
          if (component.data.disabled) return
          pressForm(component.data.formType as string, component, element)
          if (component.data.openType) void pressOpenType(component.data.openType as string, component)
        }
        onTagTap(component, press)
        registerControl(element, { activate: press })
      },
      changed: {
        'type,size,disabled,loading,plain'(component, element) {
          const { type, size, disabled, loading, plain } = component.data as {
            type: string
            size: string
            disabled: boolean
            loading: boolean
            plain: boolean
          }
          element.setAttribute('type', type)
          element.setAttribute('size', size)
          for (const [name, on] of Object.entries({ disabled, loading, plain })) element.toggleAttribute(name, on)
        },
      },
    }),
  ],
  [
    'label',
    defineTag(space, 'label', {
      properties: { for: text() },
      attached(component, element) {
        onTagTap(component, (tapped) => {
          if (isControl(tapped, element)) return
          const named = component.data.for
            ? component.ownerShadowRoot?.querySelector(`#${component.data.for as string}`)
            : undefined
          const target = named ? (named.getBackendElement() as unknown as HTMLElement) : controlsIn(element)[0]
          if (target) controlAt(target)?.activate?.()
        })
      },
    }),
  ],
]

/** Whether the tap went to a control inside the label itself, which hears it anyway. */
function isControl(tapped: Element, label: Element): boolean {
  for (let e: Element | null = tapped; e && e !== label; e = e.parentElement) if (controlAt(e)) return true
  return false
}

function pressForm(kind: string, component: Component, button: HTMLElement): void {
  const form = kind ? button.closest<HTMLElement>('wx-form') : null
  const owner = form ? componentAt(form) : undefined
  if (!form || !owner) return
  const named = controlsIn(form).filter((e) => componentAt(e)?.data.name)
  if (kind === 'submit') {
    const value = Object.fromEntries(named.map((e) => [componentAt(e)!.data.name as string, controlAt(e)!.value?.()]))
    fire(owner, 'submit', { value, target: { id: component.id, dataset: { ...component.dataset } } })
  }
  if (kind === 'reset') {
    for (const e of controlsIn(form)) controlAt(e)?.reset?.()
    fire(owner, 'reset', {})
  }
}
