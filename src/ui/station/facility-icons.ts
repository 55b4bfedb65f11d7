import type { FacilityCode } from '@/contracts/station-words'
import type { IconName } from '../icons'

export const facilityIcons: Record<FacilityCode, IconName> = {
  water: 'drop',
  seats: 'seat',
  charging: 'bolt',
  microwave: 'microwave',
  heating: 'fire',
  toilet: 'toilet',
  'first-aid': 'aid',
  fridge: 'fridge',
  wifi: 'wifi',
  books: 'book',
  'rain-gear': 'umbrella',
  tools: 'tool',
  'ebike-charging': 'plug',
  'battery-swap': 'swap',
  'ebike-parking': 'bike',
  'street-level': 'road',
  nursing: 'baby',
  aed: 'heart',
}
