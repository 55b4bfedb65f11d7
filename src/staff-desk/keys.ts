import { useEffect, useRef } from 'react'

type Keys = Record<string, () => void>

/** Single keys for the desk on H5. Silent while somebody writes, while a sheet is open, and with Ctrl or Alt held. */
export function useKeys(keys: Keys, on = true) {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp' || !on) return
    const press = (e: KeyboardEvent) => {
      const target = e.target as HTMLElement | null
      const writes = target && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable)
      if (writes || e.ctrlKey || e.metaKey || e.altKey || document.querySelector('[role=dialog]')) return
      const act = now.current[e.key]
      if (!act) return
      e.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}
