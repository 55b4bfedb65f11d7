import { onTap } from './touch'

/** Everything WeChat lays over a page: toast, loading, dialogs, and sheets that come from the lower edge. */
function lay(tag: string, parent: ParentNode = document.body): HTMLElement {
  const element = document.createElement(tag)
  parent.append(element)
  return element
}

function button(parent: HTMLElement, word: string, tapped: () => void, tag = 'mp-option'): HTMLElement {
  const element = lay(tag, parent)
  element.textContent = word
  element.setAttribute('role', 'button')
  onTap(element, tapped)
  return element
}

export function showToast(title: string, durationMs: number): void {
  hideToast()
  const toast = lay('mp-toast')
  toast.textContent = title
  window.setTimeout(() => toast.remove(), durationMs)
}

export function showLoading(title: string): void {
  hideToast()
  lay('mp-loading').textContent = title
}

/** WeChat has one place for a toast or a loading: each hides the other. */
export const hideToast = (): void => document.querySelectorAll('mp-toast,mp-loading').forEach((e) => e.remove())

export interface Dialog {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  confirmText?: string
  editable?: boolean
  placeholderText?: string
}

export function askModal(dialog: Dialog): Promise<{ confirm: boolean; cancel: boolean; content?: string }> {
  return new Promise((resolve) => {
    const mask = lay('mp-mask')
    const box = lay('mp-modal', mask)
    box.setAttribute('role', 'dialog')
    if (dialog.title) lay('mp-title', box).textContent = dialog.title
    const field = dialog.editable
      ? box.appendChild(
          Object.assign(document.createElement('input'), {
            placeholder: dialog.placeholderText ?? '',
            value: dialog.content ?? '',
          }),
        )
      : undefined
    if (!field) lay('mp-content', box).textContent = dialog.content ?? ''
    const row = lay('mp-buttons', box)
    const settle = (confirm: boolean): void => {
      mask.remove()
      resolve({ confirm, cancel: !confirm, ...(field && confirm ? { content: field.value } : {}) })
    }
    if (dialog.showCancel !== false) button(row, dialog.cancelText || '取消', () => settle(false))
    button(row, dialog.confirmText || '确定', () => settle(true))
  })
}

export interface Sheet {
  option(word: string, chosen: () => void): void
  column(words: string[], at: number, chosen: (index: number) => void): void
  field(type: string, value: string): HTMLInputElement
  confirm(confirmed: () => void): void
  close(): void
}

/** One sheet at a time, as on a phone. */
export function openSheet(title: string, cancelled: () => void): Sheet {
  document.querySelectorAll('mp-mask[sheet]').forEach((m) => m.remove())
  const mask = lay('mp-mask')
  mask.setAttribute('sheet', '')
  const box = lay('mp-sheet', mask)
  if (title) lay('mp-title', box).textContent = title
  const close = (): void => mask.remove()
  const body = lay('mp-sheet-body', box)
  button(box, '取消', () => {
    close()
    cancelled()
  }).setAttribute('last', '')
  return {
    close,
    option: (word, chosen) =>
      void button(body, word, () => {
        close()
        chosen()
      }),
    column: (words, at, chosen) => {
      const column = lay('mp-column', body)
      words.forEach((word, i) =>
        button(column, word, () => {
          column.querySelectorAll('[on]').forEach((e) => e.removeAttribute('on'))
          column.children[i]!.setAttribute('on', '')
          chosen(i)
        }).toggleAttribute('on', i === at),
      )
    },
    field: (type, value) => body.appendChild(Object.assign(document.createElement('input'), { type, value })),
    confirm: (confirmed) => void button(body, '确定', confirmed),
  }
}
