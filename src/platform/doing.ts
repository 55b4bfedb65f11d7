import { useState } from 'react'

/** Something that takes a moment and may fail: whether it is under way, and why it failed. */
export function useDoing() {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<Error | null>(null)
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true)
    setWrong(null)
    try {
      await work()
    } catch (error) {
      setWrong(error as Error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, wrong, run, forget: () => setWrong(null) }
}
