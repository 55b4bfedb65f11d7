// Who registered in the home community, as a visitor finds them: every step of the way once, and the posts with their
// holders.
import { localDay, localMidnight } from '@/rules/local-time'
import type { Person } from './people'
import { HOME_COMMUNITY } from './city'
import { demoId } from './names'
import { makeRandom, type Random } from './random'
import { DAY, HOUR, atOffice } from './work-hours'
import { firstOfName } from '@/rules/text'

const iso = (at: number): string => new Date(at).toISOString()
const home = (people: readonly Person[], role: Person['role']): Person[] =>
  people.filter((p) => p.role === role && p.areaCode === HOME_COMMUNITY)

interface Step {
  after: string
  windows: object[]
  words: string
  row: object
  events: [kind: string, hoursLater: number, by: 'person' | 'staff', detail: string][]
}

/**
 * Three riders on their way, and the answers they wait for. Ten work days are never fewer than five: nothing here is
 * late at once.
 */
const steps = (now: number): Step[] => {
  const due = atOffice(now + 5 * DAY)
  return [
    {
      after: 'waiting',
      windows: [
        { weekday: 6, from: 540, to: 1080 },
        { weekday: 7, from: 540, to: 1080 },
      ],
      words: '周末白天都有空，搬东西没问题。',
      row: { state: 'submitted', due_at: iso(due) },
      events: [['submitted', 0, 'person', '']],
    },
    {
      after: 'asked',
      windows: [{ weekday: 2, from: 840, to: 1020 }],
      words: '',
      row: { state: 'asked', times_asked: 1, missing: ['常在哪几栋楼附近', '除了周二还有哪天'] },
      events: [
        ['submitted', 0, 'person', ''],
        ['asked', 3, 'staff', '常在哪几栋楼附近、除了周二还有哪天'],
      ],
    },
    {
      after: 'appealed',
      windows: [
        { weekday: 1, from: 840, to: 1020 },
        { weekday: 3, from: 840, to: 1020 },
      ],
      words: '去年冬天帮着扫过雪。',
      row: {
        state: 'appealed',
        due_at: iso(due),
        refuse_reason: '这个月名额满了',
        appeal_reason: '上周网格员还说缺人，请再看看。',
      },
      events: [
        ['submitted', 0, 'person', ''],
        ['refused', 5, 'staff', '这个月名额满了'],
        ['appealed', 20, 'person', '上周网格员还说缺人，请再看看。'],
      ],
    },
  ]
}

export interface GridworkRows {
  applications: object[]
  appointments: object[]
  events: object[]
  consents: object[]
  holdings: object[]
  candidacies: object[]
  counter: object[]
}

const here = { community_code: HOME_COMMUNITY }

/** Rows as the commands would have written them, ending at `now`. */
export function gridworkRows(people: readonly Person[], now: number, seed: number): GridworkRows {
  const random = makeRandom(seed ^ 0x9a1d)
  const staff = people.find((p) => p.account === 'community-staff')!
  const rows: GridworkRows = {
    applications: [],
    appointments: [],
    events: [],
    consents: [],
    holdings: [],
    candidacies: [],
    counter: [],
  }
  const laying: Laying = { rows, staff, now, random }
  // The riders without an account, so that whoever signs in as the rider can register.
  const riders = home(people, 'rider').filter((p) => !p.account)
  steps(now).forEach((step, i) => addOnTheWay(laying, step, riders[i]!, now - (i + 1) * DAY))
  const serving = [...home(people, 'part-timer'), ...home(people, 'volunteer')]
  serving.forEach((p, i) => addAppointed(laying, p, i))
  rows.counter.push({ ...here, year: yearOf(now), last: serving.length })
  addPosts(laying, serving)
  return rows
}

interface Laying {
  rows: GridworkRows
  staff: Person
  now: number
  random: Random
}

const yearOf = (at: number): number => Number(localDay(at).slice(0, 4))
const gridsOf = (p: Person): string[] => (p.buildingCode ? [p.buildingCode.slice(0, 16)] : [])

interface Event {
  kind: string
  at: number
  by: Person
  detail?: string
}

function note({ rows, random }: Laying, applicationId: string, { kind, at, by, detail = '' }: Event): void {
  rows.events.push({
    ...here,
    application_id: applicationId,
    event_id: demoId(random, at),
    at: iso(at),
    kind,
    actor_id: by.personId,
    actor_name: by.name,
    detail,
  })
}

function apply({ rows, random }: Laying, p: Person, at: number, row: object): string {
  const applicationId = demoId(random, at)
  const isRider = p.role === 'part-timer' || p.role === 'rider'
  rows.applications.push({
    ...here,
    application_id: applicationId,
    person_id: p.personId,
    kind: isRider ? 'part-timer' : 'volunteer',
    name: p.name,
    phone: p.phone,
    platform: isRider ? random.pick(['meituan', 'eleme', 'sf']) : null,
    party_member: p.partyMember ?? false,
    grid_codes: gridsOf(p),
    windows: p.freeWindows.map((w) => ({ weekday: w.weekday, from: w.fromMinute, to: w.toMinute })),
    skills: p.skills,
    max_open_tasks: Math.max(1, p.maxOpenTasks),
    words: '',
    consent_edition: 1,
    consented_at: iso(at),
    submitted_at: iso(at),
    due_at: null,
    times_asked: 0,
    missing: [],
    decided_at: null,
    decided_by: null,
    refused_by: null,
    refuse_reason: null,
    appealed_at: null,
    appeal_reason: null,
    appointment_id: null,
    version: 1,
    ...row,
  })
  rows.consents.push({
    ...here,
    consent_id: demoId(random, at),
    person_id: p.personId,
    purpose: 'gridwork',
    edition: 1,
    given: true,
    at: iso(at),
  })
  return applicationId
}

function addOnTheWay(laying: Laying, step: Step, rider: Person, at: number): void {
  const { staff } = laying
  const refused = {
    decided_at: iso(at + 5 * HOUR),
    decided_by: staff.personId,
    refused_by: staff.personId,
    appealed_at: iso(at + 20 * HOUR),
  }
  const id = apply(laying, rider, at, {
    skills: ['carry', 'traffic'],
    max_open_tasks: 2,
    windows: step.windows,
    words: step.words,
    ...step.row,
    ...(step.after === 'appealed' && refused),
  })
  for (const [kind, later, by, detail] of step.events)
    note(laying, id, { kind, at: at + later * HOUR, by: by === 'staff' ? staff : rider, detail })
}

function addAppointed(laying: Laying, p: Person, i: number): void {
  const { rows, staff, now, random } = laying
  const from = localMidnight(now, -60 - i).getTime()
  // One of them is near the end: the reminder comes with the timer's first round.
  const until = localMidnight(now, i === 1 ? 12 : 300 - i).getTime()
  const appointmentId = demoId(random, from)
  const id = apply(laying, p, from - DAY, {
    state: 'approved',
    decided_at: iso(from),
    decided_by: staff.personId,
    appointment_id: appointmentId,
  })
  note(laying, id, { kind: 'submitted', at: from - DAY, by: p })
  note(laying, id, { kind: 'approved', at: from, by: staff, detail: `${localDay(from)} 至 ${localDay(until)}` })
  rows.appointments.push({
    ...here,
    appointment_id: appointmentId,
    application_id: id,
    person_id: p.personId,
    kind: p.role,
    name: p.name,
    working_name: `${firstOfName(p.name)}${p.role === 'part-timer' ? '师傅' : '老师'}`,
    party_member: p.partyMember ?? false,
    year: yearOf(now),
    seq: i + 1,
    grid_codes: gridsOf(p),
    from_day: localDay(from),
    until_day: localDay(until),
    ends_at: iso(until + DAY),
    state: 'active',
    paused_until: null,
    appointed_by: staff.personId,
    appointed_name: staff.name,
    appointed_at: iso(from),
    version: 1,
  })
}

/**
 * Most volunteers keep their own house; one post was handed over with a word, one is asked for, the rest are vacant.
 */
function addPosts({ rows, staff, now, random }: Laying, serving: readonly Person[]): void {
  const held = new Set<string>()
  const hold = (p: Person, post: string, since: number, rest: object = {}) =>
    rows.holdings.push({
      ...here,
      holding_id: demoId(random, since),
      post_code: post,
      person_id: p.personId,
      name: p.name,
      since: iso(since),
      appointed_by: staff.personId,
      ended_at: null,
      end_reason: null,
      note: '',
      ...rest,
    })
  const volunteers = serving.filter((p) => p.buildingCode)
  volunteers.slice(0, -1).forEach((p, i) => {
    const post = held.has(p.buildingCode!) ? `${p.buildingCode}-U1` : p.buildingCode!
    if (held.has(post)) return
    held.add(post)
    hold(p, post, now - (30 + i) * DAY)
  })
  const [first, last] = [volunteers[0]!, volunteers[volunteers.length - 1]!]
  hold(volunteers[1]!, first.buildingCode!, now - 200 * DAY, {
    ended_at: iso(now - 31 * DAY),
    end_reason: '本人交出',
    note: '楼道的备用钥匙在门卫那里，三层的灯报修过两次。',
  })
  const wanted = held.has(last.buildingCode!) ? `${last.buildingCode}-U2` : last.buildingCode!
  rows.candidacies.push({
    ...here,
    candidacy_id: demoId(random, now - DAY),
    post_code: wanted,
    person_id: last.personId,
    name: last.name,
    words: '我就住这栋，下班后都在。',
    state: 'open',
    at: iso(now - DAY),
  })
}
