import type { PhotoView, TimelineEntry } from '@/contracts/case-shapes'
import { casePromises } from '@/contracts/case-words'
import { inWords } from '@/contracts/quantity'
import { roles, type Role } from '@/contracts/roles'
import type { Sql } from '../../store/transaction'
import type { Relation } from './moves'
import { goesOnWords } from './helper-time'

interface EventRow {
  event_id: string
  at: Date
  kind: string
  actor_role: Role
  actor_name: string
  facts: Record<string, unknown>
}
type Words = (e: EventRow) => { title: string; detail: string }

const text = (v: unknown): string => (typeof v === 'string' ? v : '')
const by = (e: EventRow): string => (e.actor_role === 'system' ? '' : `${e.actor_name} · ${roles[e.actor_role] ?? ''}`)

const placed: Words = (e) => ({
  title: e.facts.grid ? `到${text(e.facts.grid)}` : `到${text(e.facts.office)}`,
  detail:
    { building: '按楼栋分到', pin: '按位置自动分到', chosen: '按选的社区分到', nearest: '不在任何网格里，交给最近的' }[
      text(e.facts.by)
    ] ?? '',
})

/** Every event in words. A kind without words would be a step that the resident cannot see: a test forbids it. */
export const timelineWords: Record<string, Words> = {
  posted: (e) => ({ title: '说了一声', detail: e.facts.forSomeone ? `${e.actor_name}代说` : '' }),
  placed,
  offered: (e) => ({ title: `问了 ${Number(e.facts.count)} 位帮手`, detail: text(e.facts.why) }),
  'nobody-near': (e) =>
    e.facts.until
      ? { title: '夜里不打扰人', detail: `${goesOnWords(new Date(text(e.facts.until)))}帮手` }
      : { title: '附近这会儿没有合适的帮手', detail: '交给社区安排' },
  'offer-refused': (e) => ({ title: '一位帮手这次来不了', detail: text(e.facts.reason) }),
  claimed: (e) => ({
    title: `${e.actor_name}已接`,
    detail: [roles[e.actor_role], text(e.facts.why)].filter(Boolean).join(' · '),
  }),
  assigned: (e) => ({ title: `请${text(e.facts.helper)}来办`, detail: `${by(e)}安排` }),
  released: (e) => ({ title: `${e.actor_name}来不了了`, detail: `${text(e.facts.reason)}，再找人` }),
  'grid-worker-asked': (e) => ({ title: '没等到人接，请网格员来', detail: text(e.facts.name) }),
  'with-staff': () => ({ title: '交给社区安排', detail: '问过的帮手都来不了' }),
  'person-asked': () => ({ title: '请社区的人来安排', detail: '不用系统派单' }),
  accepted: (e) => ({ title: '已受理', detail: by(e) }),
  transferred: (e) => ({
    title: `转到${text(e.facts.to)}`,
    detail: `${text(e.facts.reason)} · 首问还是${text(e.facts.first)}`,
  }),
  climbed: (e) => ({
    title: `升到${text(e.facts.to)}`,
    detail:
      {
        transfers: `转了${inWords(casePromises.climbAfterTransfers)}，由上一级接着管`,
        reopens: `${inWords(casePromises.climbAfterReopens)}没解决，由上一级接着管`,
        overdue: '过了时限，由上一级接着管',
      }[text(e.facts.because)] ?? '',
  }),
  paused: (e) => ({ title: '先停一停', detail: `${text(e.facts.reason)} · ${by(e)}` }),
  resumed: (e) => ({ title: '接着办', detail: by(e) }),
  'missing-asked': (e) => ({
    title: `还差：${(e.facts.missing as string[]).join('、')}`,
    detail: Number(e.facts.times) > 1 ? `第 ${e.facts.times} 次要补，已记下` : '一次说全',
  }),
  'missing-supplied': (e) => ({ title: '补上了', detail: text(e.facts.text) }),
  'work-recorded': (e) => ({ title: `${e.actor_name}在办`, detail: text(e.facts.text) }),
  'work-finished': (e) => ({ title: `${e.actor_name}办完了`, detail: text(e.facts.text) }),
  answered: (e) => ({ title: '社区答复了', detail: text(e.facts.text) }),
  'verdict-solved': (e) => ({ title: '你说：解决了', detail: verdict(e) }),
  'verdict-unsolved': (e) => ({
    title: '你说：还没解决',
    detail: [text(e.facts.text), '退回接着办'].filter(Boolean).join(' · '),
  }),
  'no-reply': () => ({ title: `${inWords(casePromises.confirm)}没收到回音`, detail: '先收起来，不算已解决' }),
  withdrawn: (e) => ({ title: '撤回了', detail: text(e.facts.reason) }),
  warned: () => ({ title: '时限快到，提醒了经办人', detail: '' }),
  overdue: () => ({ title: '过了时限', detail: '' }),
  'due-settled': (e) => ({ title: '时限定下来了', detail: `放假安排公布了，${text(e.facts.when)} 前答复` }),
  rated: (e) => ({ title: `${roles[e.actor_role]}评价了`, detail: '' }),
}

const verdict = (e: EventRow): string =>
  [e.facts.contacted ? '联系过我' : '没联系过我', e.facts.satisfied ? '满意' : '不太满意', text(e.facts.text)]
    .filter(Boolean)
    .join(' · ')

interface Line extends EventRow {
  words: Words
}

/**
 * The newest line first. A case is said and placed at one instant: one row, two lines. A row of its own when it was
 * placed again.
 */
function linesOf(e: EventRow): Line[] {
  const own = { ...e, words: timelineWords[e.kind] ?? (() => ({ title: e.kind, detail: '' })) }
  return e.kind === 'posted' && e.facts.by ? [{ ...e, kind: 'placed', event_id: '', words: placed }, own] : [own]
}

/** A neighbour sees where an open matter stands, not who said what to whom. */
const forNeighbours = new Set([
  'posted',
  'placed',
  'claimed',
  'accepted',
  'transferred',
  'climbed',
  'paused',
  'resumed',
  'answered',
  'verdict-unsolved',
])

export async function timelineOf(
  sql: Sql,
  communityCode: string,
  caseId: string,
  relation: Relation,
  photos: Map<string, PhotoView[]>,
): Promise<TimelineEntry[]> {
  const { rows } = await sql.query<EventRow>(
    `
    select event_id, at, kind, actor_role, actor_name, facts
    from case_event
    where community_code = $1 and case_id = $2
    order by at desc, event_id desc
    limit 200`,
    [communityCode, caseId],
  )
  return rows
    .flatMap(linesOf)
    .filter((e) => relation !== 'neighbour' || forNeighbours.has(e.kind))
    .map((e) => {
      const words = e.words(e)
      const own = relation === 'reporter' ? words : { ...words, title: words.title.replace(/^你说：/, '居民说：') }
      const at = e.at.toISOString()
      if (relation === 'neighbour')
        return { at, kind: e.kind, title: e.kind === 'claimed' ? '有人接了' : own.title, detail: '' }
      const seen = photos.get(e.event_id)
      return { at, kind: e.kind, ...own, ...(seen ? { photos: seen } : {}) }
    })
}
