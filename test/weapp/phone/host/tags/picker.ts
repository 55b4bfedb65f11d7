import { registerControl } from './control'
import { anything, defineTag, fire, flag, list, onTagTap, text, type Component, type Space } from './tag'
import { openSheet } from '../sheets'

/**
 * Every mode of picker opens a sheet at the lower edge: one column of choices, several, or a date's or time's own
 * field.
 */
export const definePicker = (space: Space): Array<[string, ReturnType<typeof defineTag>]> => [
  [
    'picker',
    defineTag(space, 'picker', {
      properties: {
        mode: text('selector'),
        range: list(),
        rangeKey: text(),
        value: anything(0),
        disabled: flag(),
        start: text(),
        end: text(),
        fields: text('day'),
        name: text(),
        headerText: text(),
        level: text(),
      },
      attached(component, element) {
        const open = (): void => {
          if (!component.data.disabled) openPicker(component)
        }
        onTagTap(component, open)
        registerControl(element, {
          activate: open,
          value: () => component.data.value as unknown,
          reset: () => component.setData({ value: 0 }),
        })
      },
    }),
  ],
]

function openPicker(component: Component): void {
  const { mode, headerText } = component.data as { mode: string; headerText: string }
  const sheet = openSheet(headerText, () => fire(component, 'cancel', {}))
  const settle = (value: unknown): void => {
    sheet.close()
    component.setData({ value })
    fire(component, 'change', { value })
  }
  if (mode === 'selector') {
    words(component, component.data.range as unknown[]).forEach((word, i) => sheet.option(word, () => settle(i)))
  } else if (mode === 'multiSelector') {
    const at = [...(Array.isArray(component.data.value) ? (component.data.value as number[]) : [])]
    ;(component.data.range as unknown[][]).forEach((column, c) =>
      sheet.column(words(component, column), at[c] ?? 0, (i) => {
        at[c] = i
        fire(component, 'columnchange', { column: c, value: i })
      }),
    )
    sheet.confirm(() => settle((component.data.range as unknown[][]).map((_, c) => at[c] ?? 0)))
  } else {
    const field = sheet.field(fieldType(mode, component.data.fields as string), String(component.data.value ?? ''))
    field.min = component.data.start as string
    field.max = component.data.end as string
    sheet.confirm(() => settle(mode === 'region' ? field.value.split(/[\s,]+/) : field.value))
  }
}

const words = (component: Component, range: unknown[]): string[] => {
  const key = component.data.rangeKey as string
  return range.map((item) => String(key ? (item as Record<string, unknown>)[key] : item))
}

const fieldType = (mode: string, fields: string): string => {
  if (mode === 'time') return 'time'
  if (mode === 'region') return 'text'
  if (fields === 'month') return 'month'
  return fields === 'year' ? 'number' : 'date'
}
