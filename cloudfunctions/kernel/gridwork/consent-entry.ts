import type { Call } from '../call/operation'

interface Entry {
  communityCode: string
  edition: number
  given: boolean
}

/** What was agreed to, and what was taken back: a line is added, none is rewritten. */
export function writeConsent({ record, actor, ports, now }: Call, { communityCode, edition, given }: Entry): void {
  record.insert('consent_entry', {
    community_code: communityCode,
    consent_id: ports.newId(),
    person_id: actor.personId,
    purpose: 'gridwork',
    edition,
    given,
    at: now,
  })
}

/** The edition that still stands; null when nothing was agreed to, or it was taken back already. */
export async function lastGiven({ sql, actor }: Call, communityCode: string): Promise<number | null> {
  const { rows } = await sql.query<{ edition: number; given: boolean }>(
    `
    select edition, given
    from consent_entry
    where community_code = $1 and person_id = $2 and purpose = 'gridwork'
    order by at desc, given
    limit 1`,
    [communityCode, actor.personId],
  )
  return rows[0]?.given ? rows[0].edition : null
}
