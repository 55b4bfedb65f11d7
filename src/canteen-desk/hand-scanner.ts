import { useEffect, useRef } from 'react'

interface Heard {
  onDigit: (digit: string) => void
  onBack: () => void
  onEnter: () => void
  onScan: (text: string) => void
}

/** A scanner types a whole code within this; a person does not. */
const burstMs = 400
const scanned = /^[\w.-]$/

/**
 * H5: the keys of a keyboard and of a hand scanner, which is one to the browser: it
 * types what it reads, then Enter. Digits go to the keypad; whatever else comes in
 * one burst is a QR's text. Keys meant for a field or an open sheet are left alone.
 */
export function useHandScanner(heard: Heard) {
  const now = useRef(heard)
  now.current = heard
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp') return
    let text = ''
    let last = 0
    const onKey = (e: KeyboardEvent) => {
      if (e.ctrlKey || e.metaKey || e.altKey || (e.target as HTMLElement).closest?.('input, textarea, .ui-sheet'))
        return
      if (e.timeStamp - last > burstMs) text = ''
      last = e.timeStamp
      const isScan = /\D/.test(text)
      if (e.key === 'Enter' && isScan) now.current.onScan(text)
      else if (e.key === 'Enter') {
        // Enter on a button is that button's, unless digits were just typed.
        if (!text && (e.target as HTMLElement).closest?.('[tabindex="0"]')) return
        now.current.onEnter()
      } else if (e.key === 'Backspace') now.current.onBack()
      else if (scanned.test(e.key)) {
        text += e.key
        // The six digits inside a QR's text are no digits of the keypad.
        if (/^\d+$/.test(text)) now.current.onDigit(e.key)
        return
      } else return
      text = ''
      e.preventDefault()
      e.stopPropagation()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
}
