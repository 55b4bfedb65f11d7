// The desk's inbox holds one office's open work by time left, a page
// at a time without a gap or a double, and nobody else's.
import type { InboxPage } from '@/contracts/desk'
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import { home, peopleOf, post, rowOf, useThread, which, type Which } from '../case/thread'

const thread = useThread()
const street = '150105006'
let staff: Phone
const all: Record<string, Which> = {}
type View = keyof InboxPage['counts']
const idsIn = async (view: View, phone = staff, areaCode?: string) =>
  (await phone.call('list-inbox', { view, ...(areaCode ? { areaCode } : {}) })).cases.map((c) => c.caseId)

beforeAll(async () => {
  staff = await thread.f.signIn('community-staff')
  const resident = await thread.f.signIn('resident')
  for (const [name, categoryCode] of [
    ['slow', 'suggestion'],
    ['week', 'facility'],
    ['heat', 'heating-water-power'],
    ['question', 'enquiry'],
    ['danger', 'fire-hazard'],
  ] as const) {
    all[name] = which(await post(resident, { categoryCode, text: `${name} 的一件事` }))
  }
  all.paused = which(await post(resident))
  await staff.call('pause-case', { ...all.paused, reason: '等配件' })
  all.answered = which(await post(resident))
  await staff.call('answer-case', { ...all.answered, text: '已经修好了。' })
  all.mine = which(await post(resident, { categoryCode: 'suggestion', text: '种几棵树' }))
  await staff.call('accept-case', all.mine)
  all.withdrawn = which(await post(resident))
  await resident.call('withdraw-case', all.withdrawn)
  all.sent = which(await post(resident))
  await staff.call('transfer-case', { ...all.sent, toOffice: '150105006002', reason: '归东风' })
})
const named = (ids: string[]) => ids.map((id) => Object.keys(all).find((n) => all[n]!.caseId === id))

test('the most urgent comes first, and what is answered, closed or sent away is not in it', async () => {
  expect(named(await idsIn('open')).slice(0, 3)).toEqual(['danger', 'heat', 'question'])
  expect(named(await idsIn('open')).sort()).toEqual(['danger', 'heat', 'mine', 'paused', 'question', 'slow', 'week'])
  const dues = await Promise.all(
    (await idsIn('open')).map(async (caseId) => (await rowOf(thread, { caseId })).due_at.getTime()),
  )
  expect(dues).toEqual([...dues].sort((a, b) => a - b))
})

test('each tab holds what its name says, and the counts agree', async () => {
  thread.f.pass(180) // danger to life is over its two hours
  const { owner_id } = await rowOf(thread, all.slow!)
  const expected: Record<View, (string | undefined)[]> = {
    open: ['danger', 'heat', 'mine', 'paused', 'question', 'slow', 'week'],
    overdue: ['danger'],
    today: [],
    new: ['danger', 'heat', 'question', 'slow', 'week'],
    waiting: ['answered'],
    mine: owner_id === staff.personId ? ['danger', 'heat', 'mine', 'paused', 'question', 'slow', 'week'] : ['mine'],
  }
  const { counts } = await staff.call('list-inbox', { view: 'open' })
  for (const [view, names] of Object.entries(expected) as [View, string[]][]) {
    expect([view, named(await idsIn(view)).sort()]).toEqual([view, names])
    expect([view, counts[view]]).toEqual([view, names.length])
  }
  thread.f.setTime('2026-11-24T01:00:00Z')
  expect(named(await idsIn('today')).sort()).toEqual(['heat', 'question'])
  thread.f.setTime('2026-11-23T02:00:00Z')
})

test('pages follow each other without a gap or a double, also among equal deadlines', async () => {
  const resident = await thread.f.signInAs(peopleOf('resident')[3]!.personId)
  const posted = []
  for (let i = 0; i < 9; i++) posted.push((await post(resident, { categoryCode: 'noise' })).caseId)
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: InboxPage = await staff.call('list-inbox', { view: 'open', limit: 4, ...(after ? { after } : {}) })
    expect(page.cases.length).toBeLessThanOrEqual(4)
    seen.push(...page.cases.map((c) => c.caseId))
    after = page.next
  } while (after)
  expect(seen).toEqual(await idsIn('open'))
  expect(new Set(seen).size).toBe(seen.length)
  expect(posted.filter((id) => !seen.includes(id))).toEqual([])
})

test('the street looks into its communities, a community neither up nor sideways', async () => {
  const above = await thread.f.signIn('street-staff')
  expect(await idsIn('open', above, home)).toEqual(await idsIn('open'))
  expect(await idsIn('open', above)).toEqual([])
  expect(named(await idsIn('open', above, '150105006002'))).toEqual(['sent'])
  for (const areaCode of [street, '150105006002', '150105', '150105001001']) {
    expect([areaCode, await staff.refused('list-inbox', { view: 'open', areaCode })]).toEqual([areaCode, 'NOT_FOUND'])
  }
})

test('whose appointment has ended has no desk any more', async () => {
  const leaver = peopleOf('community-staff').find(
    (p) => p.personId !== demoPerson('community-staff').personId,
  )!.personId
  const phone = await thread.f.signInAs(leaver)
  expect(await phone.refused('list-inbox', { view: 'open' })).toBe('ok')
  await thread.db.pool.query('update role_binding set until = $2 where person_id = $1', [leaver, thread.f.now()])
  expect(await phone.refused('list-inbox', { view: 'open' })).toBe('NOT_FOUND')
  expect(await phone.refused('read-desk-case', all.week!)).toBe('NOT_FOUND')
})

test('a case with photos shows its first one, a small link for this hour; one without shows none', async () => {
  const put = (upload: number, thumb: string, at: string) =>
    thread.db.pool.query(
      `insert into case_photo (community_code, case_id, upload_id, kind, blob_key, thumb_key, at)
       values ($1, $2, $3, 'post', 'photo/whole.jpg', $4, $5)`,
      [home, all.week!.caseId, `00000000-0000-7000-8000-00000000000${upload}`, thumb, at],
    )
  await put(1, 'thumb/second.jpg', '2026-11-23T02:00:02Z')
  await put(2, 'thumb/first.jpg', '2026-11-23T02:00:01Z')
  const { cases } = await staff.call('list-inbox', { view: 'open' })
  const thumbs = new Map(cases.map((c) => [c.caseId, c.thumbUrl]))
  expect(thumbs.get(all.week!.caseId)).toContain('thumb/first.jpg')
  expect([...thumbs].filter(([id, url]) => id !== all.week!.caseId && url !== null)).toEqual([])
})
