import type { Pool } from 'pg'
import { newId } from '../../cloudfunctions/kernel/ids'
import { demoCity } from '../world/city'

export interface Waiting {
  communityCode: string
  caseId: string
}

/**
 * Cases that wait for their first wave, spread over communities, each with so many
 * helpers who are always on duty and can do anything: what is scarce is the helpers,
 * so that every case wants the same few. `helpersEach` 0: those who are there stay.
 */
export async function seedWaiting(
  pool: Pool,
  now: Date,
  {
    cases,
    communities,
    helpersEach,
    firstSeq = 900,
  }: { cases: number; communities: number; helpersEach: number; firstSeq?: number },
): Promise<Waiting[]> {
  const { city } = demoCity()
  const places = city.divisions.filter((d) => d.level === 'community').slice(3, 3 + communities)
  const reporter = newId()
  await put(pool, 'person', [
    { person_id: reporter, name: '张阿姨', phone: null, state: 'active', care_mode: false, created_at: now },
  ])
  if (helpersEach > 0) await seedHelpers(pool, places, helpersEach)
  const later = new Date(now.getTime() + 5 * 86_400_000)
  const rows = Array.from({ length: cases }, (_, i) => {
    const { code, lng, lat } = places[i % communities]!
    return {
      community_code: code,
      case_id: newId(),
      day: '2026-11-23',
      seq: firstSeq + Math.floor(i / communities),
      state: 'new',
      category_edition: 2026,
      category_code: 'facility',
      urgency: 'ordinary',
      text: '门坏了',
      visibility: 'neighbours',
      channel: 'mini-program',
      reporter_id: reporter,
      placed_level: 'community',
      placed_by: 'chosen',
      street_code: code.slice(0, 9),
      address: '',
      lng,
      lat,
      office_code: code,
      first_office_code: code,
      first_owner_name: '值班人员',
      transfers: 0,
      reopens: 0,
      times_asked_missing: 0,
      missing: [],
      notices_to: 'both',
      dispatch: 'waiting',
      wave: 0,
      next_wave_at: now,
      escalate_at: new Date(now.getTime() + 3_600_000),
      due_amount: 5,
      due_unit: 'work-day',
      posted_at: now,
      accept_due_at: later,
      counted_from: now,
      pauses: [],
      due_at: later,
      due_provisional: false,
      warn_at: later,
      version: 1,
    }
  })
  await put(pool, 'cases', rows)
  return rows.map((r) => ({ communityCode: r.community_code, caseId: r.case_id }))
}

async function seedHelpers(
  pool: Pool,
  places: readonly { code: string; lng: number | null; lat: number | null }[],
  each: number,
): Promise<void> {
  await pool.query('delete from helper where community_code = any ($1)', [places.map((p) => p.code)])
  await put(
    pool,
    'helper',
    places.flatMap(({ code, lng, lat }) =>
      Array.from({ length: each }, (_, n) => ({
        community_code: code,
        helper_id: newId(),
        kind: 'grid-worker',
        name: `帮手${n}`,
        lng,
        lat,
        grid_codes: [],
        skills: ['carry', 'electric'],
        windows: [],
        max_open_tasks: 9,
        vetted: true,
        automatic: true,
        consented_at: new Date(0),
      })),
    ),
  )
}

/** Lets people sign in who were written straight into the tables: the token of each phone. */
export async function signedIn(pool: Pool, now: Date, personIds: readonly string[]): Promise<Map<string, string>> {
  const tokens = new Map(personIds.map((id) => [id, `token-of-${id}`]))
  await pool.query(
    `insert into person (person_id, name, state, created_at)
     select t.id::uuid, '邻居', 'active', $1
     from jsonb_to_recordset($2) as t(id text)
     on conflict do nothing`,
    [now, asRows(tokens)],
  )
  await pool.query(
    `insert into session (token_hash, person_id, created_at, expires_at)
     select sha256(convert_to(t.token, 'UTF8')), t.id::uuid, $1, $1::timestamptz + interval '30 days'
     from jsonb_to_recordset($2) as t(id text, token text)
     on conflict do nothing`,
    [now, asRows(tokens)],
  )
  return tokens
}

const asRows = (tokens: ReadonlyMap<string, string>): string =>
  JSON.stringify([...tokens].map(([id, token]) => ({ id, token })))

const put = (pool: Pool, table: string, rows: readonly object[]) => {
  const columns = Object.keys(rows[0]!).join(', ')
  return pool.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}
