/**
 * H5: the page stays in the browser, so that it opens without a network (config/offline). It
 * is fetched once all that the first screen needs is there: a rider's answer comes before
 * it. Where a browser has no such thing, or the page came without TLS, nothing changes.
 */
export function keepForOffline(): void {
  if (process.env.NODE_ENV !== 'production' || !navigator.serviceWorker) return
  const keep = () => void navigator.serviceWorker.register('./offline.js').catch(() => undefined)
  if (document.readyState === 'complete') keep()
  else window.addEventListener('load', keep)
}
