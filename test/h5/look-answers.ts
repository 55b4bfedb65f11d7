import type { Visitor } from './browser'

/**
 * whole: the host's own answers · failing: none arrives · loading:
 * none arrives yet · empty: the host's, with nothing in the lists
 */
export type Answers = 'whole' | 'failing' | 'loading' | 'empty'

/** Stands between a browser and its host, and answers as the look asks. */
export async function answerAs(visitor: Visitor): Promise<{ be(how: Answers): void }> {
  let how: Answers = 'whole'
  await visitor.page.route('**/rpc/*', async (route) => {
    if (how === 'failing') return route.abort('connectionreset')
    // Neither answered nor refused: it is still on its way when the picture is taken.
    if (how === 'loading') return
    if (how === 'whole' || !/\/rpc\/list-/.test(route.request().url())) return route.continue().catch(() => undefined)
    const response = await route.fetch().catch(() => null)
    if (!response) return route.abort().catch(() => undefined)
    const body = (await response.json()) as { ok: boolean; data?: Record<string, unknown> }
    for (const [key, value] of Object.entries(body.data ?? {})) {
      if (Array.isArray(value)) body.data![key] = []
      if (key === 'counts') body.data![key] = Object.fromEntries(Object.keys(value as object).map((k) => [k, 0]))
      if (key === 'next') body.data![key] = null
    }
    return route.fulfill({ response, json: body }).catch(() => undefined)
  })
  return {
    be: (next) => {
      how = next
    },
  }
}
