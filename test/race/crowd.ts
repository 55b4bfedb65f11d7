import type { Pool } from 'pg'
import { newId } from '../../cloudfunctions/kernel/ids'
import { demoCity } from '../world/city'

/** One helper who was asked about one case, with the token of their phone. */
export interface Asked {
  communityCode: string
  caseId: string
  helperId: string
  token: string
}

const put = (pool: Pool, table: string, rows: readonly object[]) => {
  const columns = Object.keys(rows[0]!).join(', ')
  return pool.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}

/**
 * Open cases spread over communities, each with its own helpers asked, written straight into the tables: a helper has
 * at most one open question in a community, so they are many. Everybody is signed in.
 */
export async function seedCrowd(
  pool: Pool,
  now: Date,
  { cases, askedPerCase, communities }: { cases: number; askedPerCase: number; communities: number },
): Promise<Asked[]> {
  const codes = demoCity()
    .city.divisions.filter((d) => d.level === 'community')
    .slice(0, communities)
    .map((d) => d.code)
  const places = 4 // each helper lives with four communities, so that one person also races against themselves
  const people = Array.from({ length: (cases * askedPerCase) / places }, (_, i) => ({
    person_id: newId(),
    name: `帮手${i}`,
    phone: null,
    state: 'active',
    created_at: now,
  }))
  const tokens = new Map(people.map((p) => [p.person_id, `token-of-${p.person_id}`]))
  await put(pool, 'person', people)
  await pool.query(
    `insert into session (token_hash, person_id, created_at, expires_at)
     select sha256(convert_to(t.token, 'UTF8')), t.id::uuid, $1, $1::timestamptz + interval '30 days'
     from jsonb_to_recordset($2) as t(id text, token text)`,
    [now, JSON.stringify([...tokens].map(([id, token]) => ({ id, token })))],
  )
  const reporter = newId()
  await put(pool, 'person', [{ person_id: reporter, name: '张阿姨', phone: null, state: 'active', created_at: now }])
  const rows = Array.from({ length: cases }, (_, i) =>
    caseRow(codes[i % codes.length]!, Math.floor(i / codes.length) + 1, reporter, now),
  )
  await put(pool, 'cases', rows)
  const asked: Asked[] = []
  const used = new Map<string, number>()
  for (const row of rows) {
    for (let n = 0; n < askedPerCase; n++) {
      const k = used.get(row.community_code) ?? 0
      used.set(row.community_code, k + 1)
      const helper = people[(k + codes.indexOf(row.community_code) * 37) % people.length]!
      asked.push({
        communityCode: row.community_code,
        caseId: row.case_id,
        helperId: helper.person_id,
        token: tokens.get(helper.person_id)!,
      })
    }
  }
  await put(
    pool,
    'helper',
    asked.map((a) => ({
      community_code: a.communityCode,
      helper_id: a.helperId,
      kind: 'volunteer',
      name: '帮手',
      grid_codes: [],
      skills: [],
      windows: [],
      max_open_tasks: 9,
      vetted: true,
      consented_at: now,
    })),
  )
  await put(
    pool,
    'case_offer',
    asked.map((a, i) => ({
      community_code: a.communityCode,
      case_id: a.caseId,
      helper_id: a.helperId,
      helper_name: '帮手',
      wave: 1,
      rank: (i % askedPerCase) + 1,
      state: 'open',
      reasons: [{ label: '网格', value: '就在你的网格' }],
      terms: {},
      staff_line: '',
      offered_at: now,
      until: new Date(now.getTime() + 3_600_000),
    })),
  )
  return asked
}

function caseRow(communityCode: string, seq: number, reporter: string, now: Date) {
  const later = new Date(now.getTime() + 5 * 86_400_000)
  return {
    community_code: communityCode,
    case_id: newId(),
    day: '2026-11-23',
    seq,
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
    street_code: communityCode.slice(0, 9),
    address: '',
    office_code: communityCode,
    first_office_code: communityCode,
    first_owner_name: '值班人员',
    transfers: 0,
    reopens: 0,
    times_asked_missing: 0,
    missing: [],
    dispatch: 'offering',
    wave: 1,
    next_wave_at: later,
    escalate_at: later,
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
}

/** Runs every task with so many at once; the answers keep the order of the tasks. */
export async function atOnce<T, R>(tasks: readonly T[], width: number, run: (task: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let i = next++; i < tasks.length; i = next++) answers[i] = await run(tasks[i]!)
    }),
  )
  return answers
}
