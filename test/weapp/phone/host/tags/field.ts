import { registerControl } from './control'
import { anything, count, defineTag, fire, flag, text, type Component, type Space } from './tag'

type Input = HTMLInputElement | HTMLTextAreaElement
interface Field {
  value: unknown
  placeholder: string
  type: string
  maxlength: number
  disabled: boolean
  password: boolean
  autoHeight: boolean
}
const controls = new WeakMap<Component, Input>()
const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text', tel: 'tel' }

/** input and textarea hold a real control, so that a test types like a person and the keyboard is Chromium's. */
export function defineFields(space: Space): Array<[string, ReturnType<typeof defineTag>]> {
  return (['input', 'textarea'] as const).map((tag) => [
    tag,
    defineTag(space, tag, {
      properties: {
        value: anything(''),
        placeholder: text(),
        type: text('text'),
        name: text(),
        maxlength: count(140),
        disabled: flag(),
        password: flag(),
        focus: flag(),
        autoFocus: flag(),
        autoHeight: flag(),
        confirmType: text('done'),
        confirmHold: flag(),
      },
      attached(component, element) {
        const control = inputOf(component, tag)
        element.appendChild(control)
        listen(component, control)
        registerControl(element, {
          activate: () => control.focus(),
          value: () => control.value,
          reset: () => {
            control.value = ''
            fire(component, 'input', { value: '', cursor: 0, keyCode: 0 })
          },
        })
        if (component.data.focus || component.data.autoFocus) control.focus()
      },
      changed: {
        'value,placeholder,type,maxlength,disabled,password,autoHeight': (component) =>
          show(component, inputOf(component, tag)),
        focus: (component) => {
          if (component.data.focus) inputOf(component, tag).focus()
        },
      },
    }),
  ])
}

function inputOf(component: Component, tag: 'input' | 'textarea'): Input {
  if (!controls.has(component)) controls.set(component, document.createElement(tag))
  return controls.get(component)!
}

function show(component: Component, control: Input): void {
  const { value, placeholder, type, maxlength, disabled, password, autoHeight } = component.data as Field
  const wanted = String(value ?? '')
  if (control.value !== wanted) control.value = wanted
  control.placeholder = placeholder
  control.disabled = disabled
  if (maxlength >= 0) control.maxLength = maxlength
  else control.removeAttribute('maxlength')
  control.inputMode = KEYBOARDS[type] ?? 'text'
  if (control instanceof HTMLInputElement) control.type = password ? 'password' : 'text'
  control.classList.toggle('auto-height', autoHeight)
}

function listen(component: Component, control: Input): void {
  let typing = false
  const typed = (): void =>
    fire(component, 'input', { value: control.value, cursor: control.selectionStart ?? 0, keyCode: 0 })
  // an input method shows half-typed pinyin; WeChat reports the word once it is chosen
  control.addEventListener('compositionstart', () => {
    typing = true
  })
  control.addEventListener('compositionend', () => {
    typing = false
    typed()
  })
  control.addEventListener('input', () => {
    if (!typing) typed()
  })
  control.addEventListener('focus', () => fire(component, 'focus', { value: control.value, height: 0 }))
  control.addEventListener('blur', () =>
    fire(component, 'blur', { value: control.value, cursor: control.selectionStart ?? 0 }),
  )
  control.addEventListener('keydown', (e) => {
    if ((e as KeyboardEvent).key !== 'Enter' || control instanceof HTMLTextAreaElement) return
    fire(component, 'confirm', { value: control.value })
    if (!component.data.confirmHold) control.blur()
  })
}
