import Taro from '@tarojs/taro'
import { useCallback, useState } from 'react'

/**
 * A part made from another part of the form is made from the form as it
 * is by then: a second field may change before the screen is drawn again.
 */
type Change<T> = Partial<T> | ((was: T) => Partial<T>)

/**
 * A form that survives a phone call, a killed app and an empty battery: `const [form, setForm, clearForm]
 * = useDraft('post', empty)`. It is what somebody is still writing; once it is said, outbox.ts has it.
 */
export function useDraft<T extends object>(name: string, empty: T): [T, (change: Change<T>) => void, () => void] {
  const key = `draft:${name}`
  const [value, setValue] = useState<T>(() => ({ ...empty, ...((Taro.getStorageSync(key) as Partial<T>) || {}) }))
  const change = useCallback(
    (part: Change<T>) =>
      setValue((was) => {
        const next = { ...was, ...(typeof part === 'function' ? part(was) : part) }
        Taro.setStorageSync(key, next)
        return next
      }),
    [key],
  )
  const clear = useCallback(() => {
    Taro.removeStorageSync(key)
    setValue(empty)
  }, [key, empty])
  return [value, change, clear]
}
