import type { Visitor } from '../browser'

/** The name of the station that the screen shows. */
export const shown = (visitor: Visitor) =>
  visitor.page.locator('.taro_page:not([style*="display: none"]) .station-name').last().innerText()
