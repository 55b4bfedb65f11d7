import { ListOffers } from '@/contracts/dispatch'
import { nowhere, operation } from '../call/operation'
import { forAsked, toCard } from '../case/case-card'
import { photosOf } from '../case/case-photos'
import { caseColumns, caseTables, type CaseRow } from '../case/case-row'
import { anybody } from '../call/who'
import { askedNow } from './asked-now'

interface OfferRow {
  community_code: string
  case_id: string
  reasons: { label: string; value: string }[]
  offered_at: Date
  until: Date
}

/** What the caller is being asked right now, with the reasons in words. Own offers are visible without a scope. */
export const listOffers = operation(ListOffers, {
  scope: nowhere,
  who: anybody,
  async run({ sql, actor, now, city, ports }) {
    const { rows: offers } = await sql.query<OfferRow>(
      `
      select community_code, case_id, reasons, offered_at, until
      from case_offer
      where ${askedNow} = $1 and until > $2
      order by until
      limit 20`,
      [actor.personId, now],
    )
    const result = []
    for (const o of offers) {
      // Asked helpers see the case within its own community only.
      await sql.query(`select set_config('hongyi.scope', $1, true)`, [o.community_code])
      const { rows } = await sql.query<CaseRow>(
        `select ${caseColumns} from ${caseTables} where c.community_code = $1 and c.case_id = $2`,
        [o.community_code, o.case_id],
      )
      const row = rows[0]
      if (!row) continue
      const isSealed = row.visibility === 'private'
      const post = isSealed
        ? []
        : (await photosOf(sql, o.community_code, o.case_id, ports, now)).all.filter((p) => p.kind === 'post')
      const card = toCard(row, city, now, { thumbUrl: post[0]?.thumbUrl ?? null })
      result.push({
        ...(isSealed ? forAsked(card, row, city, now) : card),
        text: isSealed ? '' : row.text,
        photos: post,
        reasons: o.reasons,
        askedAt: o.offered_at.toISOString(),
        until: o.until.toISOString(),
        minutes: city.categories.get(row.category_code)?.minutes ?? 20,
      })
    }
    return { offers: result }
  },
})
