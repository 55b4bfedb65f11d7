/**
 * What the world around the phone is like just now. The test owns it (Node side, phone.ts) and it survives a reload:
 * /world.js brings it before the host starts, and setWorld pushes every change.
 */
export interface World {
  online: boolean
  networkType: 'wifi' | '4g' | 'none'
  /** WGS 84 degrees, or null where the phone finds no position. */
  location: { lng: number; lat: number } | null
  /** What the person answered when WeChat asked: 'scope.userLocation': false means refused. Unset means allowed. */
  permissions: Record<string, boolean>
  /** Whether the person agreed to the privacy guide; if not, the first private call asks. */
  privacyAgreed: boolean
  /** Which subscribe messages the person takes. */
  subscribes: 'accept' | 'reject'
  openid: string
}

declare global {
  interface Window {
    __world: World
  }
}

export const world = (): World => window.__world

const listeners: Array<(before: World) => void> = []
export const onWorldChange = (listener: (before: World) => void): void => {
  listeners.push(listener)
}

export function setWorld(change: Partial<World>): void {
  const before = window.__world
  window.__world = { ...before, ...change }
  for (const listener of listeners) listener(before)
}
