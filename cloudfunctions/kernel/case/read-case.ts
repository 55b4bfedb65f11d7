import { ReadCase, ReadDeskCase } from '@/contracts/case'
import type { CaseCard, CaseView, Person, PhotoView, RatingView } from '@/contracts/case-shapes'
import { movesOf } from '../call/moves'
import { community, operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { divisionName, type City } from '../city/city'
import { forAsked, forNeighbour, toCard } from './case-card'
import { headOf, type CaseRow } from './case-row'
import { photosOf } from './case-photos'
import { caseMoves, type Mover, type Relation } from './moves'
import { choiceOf } from './resident-side'
import { noteView, viewsOf } from './note-view'
import { timelineOf } from './timeline'
import { isForNeighbours, isReporter, staffOnly } from './who'
import { anybody } from '../call/who'
import { firstOfName } from '@/rules/text'

/**
 * A case as the caller may see it: reporter, the helper who holds it or was asked, or a neighbour of an open matter.
 */
export const readCase = operation(ReadCase, {
  scope: community,
  load: headOf,
  who: anybody,
  async run(call, row) {
    const movers = moversOf(row, call.actor.personId, await ownOffer(call, row))
    const relation = movers.find((m) => m !== 'was-asked') ?? (isForNeighbours(row) ? 'neighbour' : refuse('NOT_FOUND'))
    return view(call, row, relation, movers)
  },
})

/** The same case at the desk, with the whole of what staff need to answer. */
export const readDeskCase = operation(ReadDeskCase, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row) {
    return view(call, row, 'staff', ['staff'])
  },
})

type OwnOffer = { is_open: boolean } | null

/**
 * Being asked opens a case for as long as the question stands; afterwards a helper is a neighbour like any other, who
 * may still read why they were asked.
 */
async function ownOffer(call: Call, row: CaseRow): Promise<OwnOffer> {
  const { rows } = await call.sql.query<{ is_open: boolean }>(
    `
    select state = 'open' and until > $4 as is_open
    from case_offer
    where community_code = $1 and case_id = $2 and helper_id = $3`,
    [row.community_code, row.case_id, call.actor.personId, call.now],
  )
  return rows[0] ?? null
}

/** All that somebody at the phone is to a case at once, the closest first. */
function moversOf(row: CaseRow, personId: string, offer: OwnOffer): Mover[] {
  const is: [Mover, boolean][] = [
    ['reporter', isReporter(row, personId)],
    ['holder', row.helper_id === personId],
    ['asked', offer?.is_open ?? false],
    ['was-asked', offer !== null],
  ]
  return is.filter(([, holds]) => holds).map(([mover]) => mover)
}

async function view(call: Call, row: CaseRow, relation: Relation, movers: readonly Mover[]): Promise<CaseView> {
  const { sql, city, now, ports } = call
  if (relation !== 'reporter') await noteView(call, row, relation)
  const photos = await photosOf(sql, row.community_code, row.case_id, ports, now)
  const ratings = await ratingsOf(call, row, relation === 'holder' ? 'helper' : 'resident')
  const card = toCard(row, city, now, {
    thumbUrl: photos.all.find((p) => p.kind === 'post')?.thumbUrl ?? null,
    own: relation === 'reporter',
  })
  const side = sideOf(row, relation)
  return {
    ...shown(side, { row, card, photos: photos.all, ratings: ratings.shown, city, now }),
    visibility: row.visibility,
    dueProvisional: row.due_provisional,
    firstOwner: row.first_owner_name,
    firstOffice: divisionName(city, row.first_office_code),
    office: divisionName(city, row.office_code),
    officePhone: city.divisions.get(row.office_code)?.officePhone ?? null,
    people: await peopleOf(call, row, relation),
    answeredAt: row.answered_at?.toISOString() ?? null,
    confirmUntil: row.state === 'answered' ? (row.confirm_until?.toISOString() ?? null) : null,
    timeline: await timelineOf(
      sql,
      row.community_code,
      row.case_id,
      side === 'close' ? relation : 'neighbour',
      photos.byEvent,
    ),
    views: relation === 'reporter' || relation === 'staff' ? await viewsOf(call, row) : [],
    transfers: row.transfers,
    version: row.version,
    noticesTo: relation === 'reporter' ? choiceOf(row, call.actor.personId) : null,
    ownWork: relation === 'reporter' && row.helper_id === call.actor.personId,
    can: movesOf(caseMoves, movers, { ...row, rated: ratings.said }, call),
  }
}

/**
 * How near somebody may come. Sealed: until they take it, a helper knows of a private case what there is to do and
 * roughly where, enough to say yes or no.
 */
type Side = 'close' | 'sealed' | 'outside'

function sideOf(row: CaseRow, relation: Relation): Side {
  if (relation === 'asked' && row.visibility === 'private') return 'sealed'
  return relation === 'neighbour' ? 'outside' : 'close'
}

interface Showable {
  row: CaseRow
  card: CaseCard
  photos: PhotoView[]
  ratings: RatingView[]
  city: City
  now: Date
}

/** What of a case depends on how near somebody may come. */
function shown(side: Side, { row, card, photos, ratings, city, now }: Showable) {
  const distant = { pauseReason: null, ratings: [], missing: [] }
  switch (side) {
    case 'sealed':
      return { ...forAsked(card, row, city, now), ...distant, text: '', photos: [], answer: null }
    case 'outside': {
      const posted = photos.filter((p) => p.kind === 'post')
      return { ...forNeighbour(card, row, city, now), ...distant, text: row.text, photos: posted, answer: row.answer }
    }
    case 'close':
      return {
        ...card,
        pauseReason: row.pause_reason,
        ratings,
        missing: row.missing,
        text: row.text,
        photos,
        answer: row.answer,
      }
  }
}

/** Names and numbers in full for those who must call back; nobody else gets more than a family name. */
async function peopleOf(call: Call, row: CaseRow, relation: Relation): Promise<Person[]> {
  if (relation === 'neighbour') return []
  const { rows } = await call.sql.query<{ name: string; phone: string | null; relation: string }>(
    `
    select name, phone, relation
    from case_contact
    where community_code = $1 and case_id = $2
    order by relation desc`,
    [row.community_code, row.case_id],
  )
  const full = relation === 'reporter' || relation === 'staff' || relation === 'holder'
  const speaker = rows.length > 1 ? '代说的人' : '提的人'
  const people = rows.map((p) => ({
    name: full ? p.name : `${firstOfName(p.name)}**`,
    phone: full ? p.phone : null,
    relation: p.relation === 'about' ? '这件事的人' : speaker,
  }))
  return relation === 'reporter' && row.helper_id ? [...people, await helperContact(call, row)] : people
}

async function helperContact(call: Call, row: CaseRow): Promise<Person> {
  const { rows } = await call.sql.query<{ phone: string | null }>(
    'select phone from helper where community_code = $1 and helper_id = $2',
    [row.community_code, row.helper_id],
  )
  return { name: row.helper_name!, phone: rows[0]?.phone ?? null, relation: '帮手' }
}

/** What may be read now, and whether `side` has spoken: one of two residents speaks for both. */
async function ratingsOf(
  call: Call,
  row: CaseRow,
  side: RatingView['side'],
): Promise<{ shown: RatingView[]; said: boolean }> {
  const { rows } = await call.sql.query<{
    side: 'resident' | 'helper'
    by_id: string
    stars: number
    text: string
    at: Date
    shown_from: Date
  }>(
    `
    select side, by_id, stars, text, at, shown_from
    from case_rating
    where community_code = $1 and case_id = $2`,
    [row.community_code, row.case_id],
  )
  const own = (r: { by_id: string }) => r.by_id === call.actor.personId
  return {
    said: rows.some((r) => r.side === side),
    shown: rows
      .filter((r) => own(r) || r.shown_from <= call.now)
      .map((r) => ({ side: r.side, stars: r.stars, text: r.text, at: r.at.toISOString() })),
  }
}
