import { useEffect, useRef, type PropsWithChildren, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { isWide } from '@/platform/width'
import { aria, tap } from './a11y'
import { Icon } from './icon'

const stops = '[tabindex="0"], input, textarea'
const h5 = process.env.TARO_ENV !== 'weapp'

/**
 * On H5 the keyboard moves into the sheet (beside a real keyboard to its first field or choice; a phone would throw
 * up its own), Ctrl+Enter hands over, Escape closes, and afterwards it is back where it was. WeChat does this itself.
 */
function useKeyboard(onClose: () => void) {
  const box = useRef<HTMLElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (!h5) return
    const before = document.activeElement as HTMLElement | null
    const inside = () => Array.from(box.current?.querySelectorAll<HTMLElement>(stops) ?? [])
    const onKey = (e: KeyboardEvent) => {
      if (e.key === 'Escape') close.current()
      if (e.key === 'Enter' && (e.ctrlKey || e.metaKey))
        box.current?.querySelector<HTMLElement>('.ui-buttons .ui-btn-primary')?.click()
      if (e.key !== 'Tab') return
      const within = inside()
      const [first, last] = [within[0], within[within.length - 1]]
      if (e.shiftKey && (document.activeElement === first || document.activeElement === box.current)) {
        e.preventDefault()
        last?.focus()
      } else if (!e.shiftKey && document.activeElement === last) {
        e.preventDefault()
        first?.focus()
      }
    }
    // On the way down: Taro's fields let no key of theirs come up again.
    document.addEventListener('keydown', onKey, true)
    // A frame later: Taro's elements are empty until they are drawn.
    const frame = requestAnimationFrame(() =>
      ((isWide() && inside().find((e) => e.closest('.ui-sheet-content'))) || box.current)?.focus(),
    )
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('keydown', onKey, true)
      before?.focus?.()
    }
  }, [])
  return box
}

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  action?: ReactNode
}

/**
 * One short question over the screen. `action` is its next
 * action, at the thumb. On a wide screen it stands in the middle.
 */
export function Sheet(props: PropsWithChildren<SheetProps>) {
  return props.open ? <OpenSheet {...props} /> : null
}

function OpenSheet({ title, onClose, action, children }: PropsWithChildren<SheetProps>) {
  const box = useKeyboard(onClose)
  return (
    <View className="ui-mask" catchMove onClick={onClose}>
      <View
        ref={box as never}
        className="ui-sheet"
        onClick={(e) => e.stopPropagation()}
        {...aria({ role: 'dialog', label: title })}
        {...(h5 && { tabIndex: -1 })}
      >
        <View className="ui-sheet-head">
          <View className="ui-title ui-grow">{title}</View>
          <View className="ui-sheet-close ui-press" {...tap(onClose, { label: '关上' })}>
            <Icon name="close" />
          </View>
        </View>
        <View className="ui-sheet-body">
          <View className="ui-sheet-content">{children}</View>
        </View>
        {action ? <View className="ui-buttons">{action}</View> : null}
      </View>
    </View>
  )
}
