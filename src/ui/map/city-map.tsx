import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import type { Map as LeafletMap } from 'leaflet'
import { Skeleton } from '../states'
import type { CityMapProps } from './pin'
import { showChosen, showHere, showLines, showPins, startMap } from './leaflet-layers'
import './map.scss'

type Leaflet = typeof import('./leaflet')
/** 43 KB that only a screen with a map fetches. */
const fetchLeaflet = () => import('./leaflet')

/**
 * The map on H5. WeChat takes city-map.weapp.tsx. Works without
 * tiles and without a network: borders and pins are our own.
 */
export function CityMap({ pins, chosen, onPin, here, centre, lines, onMiddle, height = 300 }: CityMapProps) {
  const box = useRef<HTMLElement>(null)
  const [drawn, setDrawn] = useState<{ leaflet: Leaflet; map: LeafletMap } | null>(null)
  const told = useRef({ onPin, onMiddle })
  told.current = { onPin, onMiddle }

  useEffect(() => {
    let map: LeafletMap | undefined
    let left = false
    void fetchLeaflet().then((leaflet) => {
      if (left || !box.current) return
      map = startMap(leaflet, box.current, centre, pins)
      map.on('moveend', () => {
        const { lng, lat } = map!.getCenter()
        told.current.onMiddle?.({ lng, lat })
      })
      setDrawn({ leaflet, map })
    })
    return () => {
      left = true
      map?.remove()
    }
    // A map is made once; what it shows follows below.
  }, [])

  useEffect(() => (drawn ? showLines(drawn.leaflet, drawn.map, lines ?? []) : undefined), [drawn, lines])
  useEffect(() => {
    const press = onPin ? (id: string) => told.current.onPin?.(id) : null
    return drawn ? showPins(drawn.leaflet, drawn.map, pins, chosen ?? null, press) : undefined
  }, [drawn, pins, chosen])
  useEffect(() => (drawn ? showHere(drawn.leaflet, drawn.map, here ?? null) : undefined), [drawn, here?.lng, here?.lat])
  useEffect(() => {
    if (drawn) showChosen(drawn.map, pins.find((p) => p.id === chosen) ?? null)
  }, [drawn, chosen])

  return (
    <View className="ui-map" style={{ height: `${height}px` }}>
      <View ref={box} className="ui-map-box" />
      {drawn ? null : (
        <View className="ui-map-wait">
          <Skeleton rows={2} />
        </View>
      )}
      {onMiddle ? <View className="ui-map-cross" /> : null}
    </View>
  )
}
