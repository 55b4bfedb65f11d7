import Taro from '@tarojs/taro'

/** WGS 84 degrees; `metres` is how wrong it may be. */
export interface Here {
  lng: number
  lat: number
  metres: number
}

const patienceMs = 8_000

/**
 * Where the phone is, asked only when the person pressed something that needs it; say why before.
 * null: refused, switched off, or not found in 8 s. Everything still works by choosing a place from a list.
 */
export function here(): Promise<Here | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patienceMs)
    const found = (h: Here | null) => {
      clearTimeout(timer)
      resolve(h)
    }
    if (process.env.TARO_ENV === 'weapp') {
      // By its promise alone: with callbacks too, a refusal would reject a promise that nobody holds.
      Taro.getLocation({ type: 'wgs84' }).then(
        (r) => found({ lng: r.longitude, lat: r.latitude, metres: r.accuracy }),
        () => found(null),
      )
    } else if (typeof navigator !== 'undefined' && navigator.geolocation) {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => found({ lng: coords.longitude, lat: coords.latitude, metres: coords.accuracy }),
        () => found(null),
        { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 60_000 },
      )
    } else found(null)
  })
}
