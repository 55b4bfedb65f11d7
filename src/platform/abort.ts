type Listener = () => void

class Signal {
  aborted = false
  reason: unknown
  onabort: Listener | null = null
  private listeners: Listener[] = []
  addEventListener(_event: string, listener: Listener) {
    this.listeners.push(listener)
  }
  removeEventListener(_event: string, listener: Listener) {
    this.listeners = this.listeners.filter((l) => l !== listener)
  }
  throwIfAborted() {
    if (this.aborted) throw this.reason
  }
  fire(reason?: unknown) {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason ?? new Error('aborted')
    this.onabort?.()
    this.listeners.forEach((l) => l())
  }
}

/** The little of AbortController that TanStack Query uses. Only the WeChat build gets it (config/index.ts). */
export class AbortController {
  signal = new Signal()
  abort(reason?: unknown) {
    this.signal.fire(reason)
  }
}
