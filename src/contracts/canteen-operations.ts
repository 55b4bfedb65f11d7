import type { Row } from './operation-row'

/** What can be asked of canteens. */
export const canteenOperations = {
} as const satisfies Record<string, Row>

export interface CanteenTypes {
}
