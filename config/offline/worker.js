/* global self, caches, fetch, Response */
// H5 without a network: the page as it was built lies in the browser, so that a rider opens it in a basement, as in
// WeChat. The build writes `build` and `files` above this. Only those files are kept: no call, no photo, no words.
const shells = 'hongyi-shell-'
const here = new URL('./', self.location.href).href
const kept = new Set(files.map((file) => new URL(file, here).href))

/** All files of a build or none: half of one would be a white page. The same hash comes from the older shell. */
async function keepShell() {
  const shell = await caches.open(shells + build)
  await Promise.all(
    files.map(async (file) => {
      const url = new URL(file, here).href
      const hashed = /\.[0-9a-f]{8,}\.(js|css)$/.test(url)
      const answer =
        (hashed && (await caches.match(url))) || (await fetch(url, { cache: hashed ? 'default' : 'no-cache' }))
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
      await shell.put(url, answer)
    }),
  )
}

/** The build before stays: a page that is open still loads its screens from it. */
async function forgetOlder() {
  const own = (await caches.keys()).filter((name) => name.startsWith(shells) && name !== shells + build)
  for (const name of own.slice(0, -1)) await caches.delete(name)
}

// A page that is open keeps what it has loaded; the next start takes this build.
self.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(forgetOlder().then(() => self.clients.claim())))

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return
  const url = new URL(event.request.url)
  url.hash = url.search = ''
  const isPage = event.request.mode === 'navigate' && (url.href === here || url.href === `${here}index.html`)
  if (!isPage && !kept.has(url.href)) return
  event.respondWith(
    (async () => {
      const shell = await caches.open(shells + build)
      return (
        (await shell.match(isPage ? `${here}index.html` : url.href)) ??
        (await caches.match(url.href)) ??
        fetch(event.request)
      )
    })(),
  )
})
