import type { LatLngTuple, Layer, Map as LeafletMap } from 'leaflet'
import { seat, type Pin } from './pin'

type Leaflet = typeof import('./leaflet')
type At = { lng: number; lat: number }
const of = ({ lat, lng }: At): LatLngTuple => [lat, lng]

/** After so many tiles that did not come the layer is given up: the pins on plain paper are better than grey holes. */
const tilesMissedMax = 4

export function startMap(leaflet: Leaflet, box: HTMLElement, centre: At | undefined, pins: readonly Pin[]): LeafletMap {
  const map = leaflet.map(box, { zoomControl: false, attributionControl: MAP_TILES !== '', fadeAnimation: false })
  if (centre || pins.length === 0) map.setView(of(centre ?? seat), 15)
  else map.fitBounds(leaflet.latLngBounds(pins.map(of)).pad(0.1), { maxZoom: 16 })
  leaflet.control.zoom({ position: 'bottomright', zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map)
  leaflet.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map)
  if (MAP_TILES) addTiles(leaflet, map)
  return map
}

function addTiles(leaflet: Leaflet, map: LeafletMap): void {
  map.attributionControl.setPrefix(false)
  const tiles = leaflet
    .tileLayer(MAP_TILES, { subdomains: '01234567', maxZoom: 18, minZoom: 3, attribution: MAP_CREDIT })
    .addTo(map)
  let missed = 0
  tiles.on('tileerror', () => {
    if (++missed === tilesMissedMax) tiles.remove()
  })
}

const shown = (map: LeafletMap, layers: Layer[]) => {
  for (const layer of layers) layer.addTo(map)
  return () => {
    for (const layer of layers) layer.remove()
  }
}

export const showLines = (leaflet: Leaflet, map: LeafletMap, lines: readonly number[][]) =>
  shown(
    map,
    lines.map((line) => {
      const points: LatLngTuple[] = []
      for (let i = 0; i + 1 < line.length; i += 2) points.push([line[i + 1]!, line[i]!])
      return leaflet.polyline(points, { className: 'ui-map-line', interactive: false, smoothFactor: 1.5 })
    }),
  )

/** Text goes in as text, never as HTML: a station's name is what somebody typed. */
function face(pin: Pin, isChosen: boolean): HTMLElement {
  const box = document.createElement('div')
  box.className = `ui-map-pin ui-map-${pin.tone}${isChosen ? ' ui-map-chosen' : ''}`
  box.appendChild(document.createElement('span')).textContent = isChosen ? pin.word : (pin.mark ?? '')
  return box
}

export const showPins = (
  leaflet: Leaflet,
  map: LeafletMap,
  pins: readonly Pin[],
  chosen: string | null,
  onPin: ((id: string) => void) | null,
) =>
  shown(
    map,
    pins.map((pin) => {
      const isChosen = pin.id === chosen
      const marker = leaflet.marker(of(pin), {
        // Where a press does nothing, a pin is no stop of the keyboard either.
        alt: pin.word,
        title: pin.word,
        keyboard: onPin !== null,
        interactive: onPin !== null,
        zIndexOffset: isChosen ? 1000 : 0,
        icon: leaflet.divIcon({ className: 'ui-map-icon', html: face(pin, isChosen), iconSize: [0, 0] }),
      })
      marker.on('click', () => onPin?.(pin.id))
      marker.on('keypress', ({ originalEvent }) => {
        if (originalEvent.key === 'Enter') onPin?.(pin.id)
      })
      return marker
    }),
  )

export const showHere = (leaflet: Leaflet, map: LeafletMap, here: At | null) =>
  shown(map, here ? [leaflet.circleMarker(of(here), { radius: 7, className: 'ui-map-here', interactive: false })] : [])

export function showChosen(map: LeafletMap, pin: Pin | null): void {
  if (pin && !map.getBounds().pad(-0.15).contains(of(pin))) map.panTo(of(pin), { animate: false })
}
