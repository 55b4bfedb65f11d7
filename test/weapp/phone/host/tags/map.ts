import { componentAt, count, defineTag, fire, flag, list, text, type Component, type Space } from './tag'
import { onTap } from '../touch'

interface Marker {
  id: number
  latitude: number
  longitude: number
  title?: string
  callout?: { content?: string }
}

/**
 * map shows no tiles, only its markers where they belong, so that a test can tap them. Degrees are GCJ-02, as in
 * WeChat.
 */
export const defineMap = (space: Space): Array<[string, ReturnType<typeof defineTag>]> => [
  [
    'map',
    defineTag(space, 'map', {
      properties: {
        latitude: count(),
        longitude: count(),
        scale: count(16),
        markers: list(),
        polyline: list(),
        polygons: list(),
        circles: list(),
        includePoints: list(),
        showLocation: flag(),
        enableScroll: flag(true),
        enableZoom: flag(true),
        subkey: text(),
      },
      attached(component, element) {
        element.addEventListener('click', (e) => {
          if (e.target === element) fire(component, 'tap', centre(component))
        })
        show(component, element)
      },
      changed: { 'latitude,longitude,scale,markers': show },
    }),
  ],
]

const centre = (component: Component): { latitude: number; longitude: number } => ({
  latitude: component.data.latitude as number,
  longitude: component.data.longitude as number,
})

function show(component: Component, element: HTMLElement): void {
  const { latitude, longitude, scale, markers } = component.data as {
    latitude: number
    longitude: number
    scale: number
    markers: Marker[]
  }
  element.querySelectorAll(':scope > mp-marker').forEach((m) => m.remove())
  // Web Mercator: at zoom z the world is 256 · 2^z px wide
  const pxPerDegree = (256 * 2 ** scale) / 360
  for (const marker of markers ?? []) {
    const pin = element.appendChild(document.createElement('mp-marker'))
    pin.textContent = marker.callout?.content ?? marker.title ?? '●'
    pin.dataset.marker = String(marker.id)
    pin.style.left = `calc(50% + ${(marker.longitude - longitude) * pxPerDegree}px)`
    const stretch = 1 / Math.cos((latitude * Math.PI) / 180)
    pin.style.top = `calc(50% - ${(marker.latitude - latitude) * pxPerDegree * stretch}px)`
    onTap(pin, () => {
      const owner = componentAt(element)
      if (owner) fire(owner, marker.callout ? 'callouttap' : 'markertap', { markerId: marker.id })
      if (owner && marker.callout) fire(owner, 'markertap', { markerId: marker.id })
    })
  }
}
