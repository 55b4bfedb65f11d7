import { useState } from 'react'

/** Signing in takes a moment and may fail: who is being let in, and what went wrong. */
export function useEntering() {
  const [busy, setBusy] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const enter = (key: string, how: () => Promise<unknown>) => {
    setBusy(key)
    setWrong(null)
    how()
      .catch((error: Error) => setWrong(error.message))
      .finally(() => setBusy(null))
  }
  return { busy, wrong, enter }
}
