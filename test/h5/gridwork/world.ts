import type { Client } from 'pg'
import type { Page } from 'playwright-core'
import { newId } from '../../../cloudfunctions/kernel/ids'
import type { Suite } from '../../told'
import type { Visitor } from '../browser'
import type { Host } from '../host'

export const rider = '马小军'

/** What is on top: a sheet, else the screen that is shown. */
export const top = (page: Page) => page.locator('.taro_page:not([style*="display: none"])').last()
export const choose = (v: Visitor, role: 'radio' | 'checkbox' | 'switch' | 'button', name: string | RegExp) =>
  top(v.page).getByRole(role, { name }).last().click()

/** One call as that person, as their own phone would make it. */
export async function callAs(
  v: Visitor,
  base: string,
  operation: string,
  input: unknown,
): Promise<{ ok: boolean; code?: string; data?: Record<string, never> }> {
  const token = await v.page.evaluate(() => (JSON.parse(localStorage.getItem('token')!) as { data: string }).data)
  return (
    await v.context.request.post(`${base}/rpc/${operation}`, {
      data: { input, clientId: newId() },
      headers: { authorization: `Bearer ${token}` },
    })
  ).json()
}

export interface World {
  promise: Suite['promise']
  host: Host
  eye: Client
  rider: Visitor
  staff: Visitor
  member: Visitor
  volunteer: Visitor
  photo: string
  community: string
}
