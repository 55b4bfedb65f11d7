import type { Row } from './operation-row'

/** What can be asked of riders who become part-time grid workers. */
export const gridworkOperations = {
} as const satisfies Record<string, Row>

export interface GridworkTypes {
}
