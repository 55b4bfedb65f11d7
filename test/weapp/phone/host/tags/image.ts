import { defineTag, fire, flag, text, type Component, type Space } from './tag'
import { fileUrl } from '../files'

const FIT: Record<string, string> = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover' }

/** image holds a real <img>; a path of the package, a chosen photo and a saved file all have an address here. */
export const defineImage = (space: Space): Array<[string, ReturnType<typeof defineTag>]> =>
  ['image', 'cover-image'].map((tag) => [
    tag,
    defineTag(space, tag, {
      properties: {
        src: text(),
        mode: text('scaleToFill'),
        lazyLoad: flag(),
        showMenuByLongpress: flag(),
        webp: flag(),
      },
      attached(component, element) {
        const img = element.appendChild(document.createElement('img'))
        img.addEventListener('load', () =>
          fire(component, 'load', { width: img.naturalWidth, height: img.naturalHeight }),
        )
        img.addEventListener('error', () =>
          fire(component, 'error', { errMsg: `GET ${component.data.src as string} failed` }),
        )
        show(component, element)
      },
      changed: { 'src,mode': show },
    }),
  ])

function show(component: Component, element: HTMLElement): void {
  const img = element.querySelector('img')
  if (!img) return
  const { src, mode } = component.data as { src: string; mode: string }
  element.setAttribute('mode', mode)
  img.style.objectFit = FIT[mode] ?? ''
  const url = src ? fileUrl(src) : ''
  if (img.getAttribute('src') === url) return
  if (url) img.src = url
  else img.removeAttribute('src')
}
