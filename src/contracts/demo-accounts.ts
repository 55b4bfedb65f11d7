/** Who can be tried in the demo, in the order in which they are shown. */
export const demoAccountKeys = [
  'resident',
  'elder',
  'proxy',
  'rider',
  'part-timer',
  'volunteer',
  'grid-worker',
  'community-staff',
  'street-staff',
  'station-keeper',
  'canteen-clerk',
] as const
export type DemoAccountKey = (typeof demoAccountKeys)[number]
