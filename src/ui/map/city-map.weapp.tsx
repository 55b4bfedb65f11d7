import { Map, View } from '@tarojs/components'
import gcoord from 'gcoord'
import { seat, type CityMapProps, type Pin } from './pin'
import './map.scss'

type At = { lng: number; lat: number }
/**
 * WeChat draws in GCJ-02. Everything stored and everything the
 * person's position is compared with is WGS 84: converted here.
 */
function shift({ lng, lat }: At): { longitude: number; latitude: number } {
  const [longitude, latitude] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
  return { longitude, latitude }
}
function unshift(longitude: number, latitude: number): At {
  const [lng, lat] = gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84)
  return { lng, lat }
}

const colours = { open: '#14743F', soon: '#9A4E00', shut: '#59636E' } as const

/** A marker's id has to be a number: its place in the list. */
const marker = (pin: Pin, id: number, chosen: boolean) => ({
  id,
  ...shift(pin),
  title: pin.word,
  ariaLabel: pin.word,
  iconPath: `/ui/map/pins/${pin.tone}.png`,
  width: chosen ? 36 : 26,
  height: chosen ? 36 : 26,
  zIndex: chosen ? 2 : 1,
  callout: {
    content: pin.word,
    color: '#FFFFFF',
    bgColor: colours[pin.tone],
    fontSize: 13,
    borderRadius: 8,
    padding: 6,
    borderWidth: 0,
    borderColor: '#FFFFFF',
    textAlign: 'center' as const,
    anchorX: 0,
    anchorY: 0,
    display: chosen ? ('ALWAYS' as const) : ('BYCLICK' as const),
  },
})

/** The line between two streets, as WeChat wants it. */
function polyline(line: readonly number[]) {
  const points = []
  for (let i = 0; i + 1 < line.length; i += 2) points.push(shift({ lng: line[i]!, lat: line[i + 1]! }))
  return { points, color: '#B9B2A7', width: 2, dottedLine: true }
}

/** WeChat's own map. On H5 city-map.tsx stands in its place. */
export function CityMap({ pins, chosen, onPin, here, centre, lines, onMiddle, height = 300 }: CityMapProps) {
  const middle = shift(pins.find((p) => p.id === chosen) ?? centre ?? here ?? pins[0] ?? seat)
  return (
    <View className="ui-map" style={{ height: `${height}px` }}>
      <Map
        className="ui-map-box"
        longitude={middle.longitude}
        latitude={middle.latitude}
        scale={15}
        showLocation={Boolean(here)}
        onError={() => undefined}
        markers={pins.map((pin, i) => marker(pin, i, pin.id === chosen)) as never}
        polyline={(lines ?? []).map(polyline) as never}
        onMarkerTap={(e) => {
          const pin = pins[Number(e.detail.markerId)]
          if (pin) onPin?.(pin.id)
        }}
        onRegionChange={(e) => {
          const at = (e.detail as { centerLocation?: { longitude: number; latitude: number } }).centerLocation
          if (e.type === 'end' && at) onMiddle?.(unshift(at.longitude, at.latitude))
        }}
      />
      {onMiddle ? <View className="ui-map-cross" /> : null}
    </View>
  )
}
