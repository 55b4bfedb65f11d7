import type { Row } from './operation-row'

/** What can be asked of stations. */
export const stationOperations = {
} as const satisfies Record<string, Row>

export interface StationTypes {
}
