import type { Client } from 'pg'
import type { City } from './city'
import type { Person } from './people'

/**
 * What each noun lays its part of the demo city on. The month of cases ends at `now`; the same seed gives the same
 * city.
 */
export interface DemoGround {
  client: Client
  city: City
  people: readonly Person[]
  now: Date
  seed: number
}
