import type { ITouchEvent } from '@tarojs/components'

export interface Aria {
  role?:
    | 'button'
    | 'link'
    | 'tab'
    | 'tablist'
    | 'radio'
    | 'radiogroup'
    | 'checkbox'
    | 'group'
    | 'switch'
    | 'dialog'
    | 'alert'
    | 'status'
    | 'img'
    | 'list'
    | 'listitem'
    | 'heading'
    | 'navigation'
    | 'progressbar'
    | 'text'
  label?: string
  selected?: boolean
  checked?: boolean
  disabled?: boolean
  expanded?: boolean
  hidden?: boolean
}

const h5 = process.env.TARO_ENV !== 'weapp'
const states = ['selected', 'checked', 'disabled', 'expanded', 'hidden'] as const

/** What a screen reader hears. WeChat calls it aria-role, the web calls it role; the rest is alike. */
export function aria({ role, label, ...said }: Aria): Record<string, string> {
  const out: Record<string, string> = {}
  if (role) out[h5 ? 'role' : 'aria-role'] = role
  if (label) out['aria-label'] = label
  for (const state of states) if (said[state] !== undefined) out[`aria-${state}`] = String(said[state])
  return out
}

interface Key {
  key: string
  preventDefault(): void
}

/**
 * Makes a View a thing to press: `<View {...tap(open, { role: 'link', label: '看全部' })}>`.
 * On H5 that means a tab stop and the Enter and Space keys too, which Taro leaves out.
 */
export function tap(onTap: (() => void) | undefined, said: Aria = {}): Record<string, unknown> {
  if (!onTap) return aria(said)
  const can = !said.disabled
  return {
    ...aria({ role: 'button', ...said }),
    onClick: (e: ITouchEvent) => {
      e.stopPropagation()
      if (can) onTap()
    },
    hoverClass: can ? 'ui-pressed' : 'none',
    hoverStayTime: 60,
    ...(h5 && {
      tabIndex: can ? 0 : -1,
      onKeyDown: (e: Key) => {
        if (!can || (e.key !== 'Enter' && e.key !== ' ')) return
        e.preventDefault()
        onTap()
      },
    }),
  }
}

/** Joins class names; false and undefined fall out. */
export const names = (...parts: (string | false | undefined | null)[]) => parts.filter(Boolean).join(' ')
