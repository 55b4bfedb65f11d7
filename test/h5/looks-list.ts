import { newId } from '../../cloudfunctions/kernel/ids'
import type { CaseCard } from '@/contracts/case-shapes'
import type { OfferView } from '@/contracts/dispatch-shapes'
import type { SignedIn } from '@/contracts/account'
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import type { MealsPage } from '@/contracts/canteen-shapes'
import type { ApplicationPage, MyGridwork } from '@/contracts/gridwork-shapes'
import type { FaultList, Invitation, StationList } from '@/contracts/station-shapes'
import { all, one, sheet, states, type Look, type Step } from './look'
import { eating, naming, serving } from './looks-canteen'
import { appointee, deciding, newcomer } from './looks-gridwork'
import { invited, keeping, looking, offeringStation, tending } from './looks-stations'

export interface Looker {
  who: DemoAccountKey
  wide?: boolean
  signedOut?: boolean
}

/** What a person looks at, with the demo's own cases. */
export async function looksOf({ who, wide, signedOut }: Looker, url: string): Promise<Look[]> {
  if (signedOut)
    return [
      { name: 'home new', page: 'home/index', primary: true },
      ...states('sign-in', 'me/index', ['loading', 'failing']),
      { name: 'help-out new', page: 'help-out/index' },
      { name: 'privacy', page: 'me/privacy' },
    ]
  const ask = await asker(url, who)
  if (who === 'community-staff' || who === 'street-staff') {
    const { applications } = (await ask('list-applications', {
      view: who === 'street-staff' ? 'appealed' : 'open',
    })) as unknown as ApplicationPage
    const stations = (await ask('list-stations-of-area', {})) as unknown as StationList
    const faults = (await ask('list-faults', { view: 'open' })) as unknown as FaultList
    return [
      ...(await desk(ask, wide ?? false, who === 'street-staff')),
      ...tending(stations, faults, wide ?? false),
      ...(who === 'street-staff' ? [] : [...deciding(applications[0]!.name), ...naming()]),
    ]
  }
  const meals = async () => (await ask('list-meals', { areaCode: '150105' })) as unknown as MealsPage
  if (who === 'canteen-clerk') return serving(wide ?? false)
  if (who === 'station-keeper') return keeping(wide ?? false)
  if (who === 'rider') {
    const stations = (await (
      await asker(url, 'community-staff')
    )('list-stations-of-area', {})) as unknown as StationList
    return [
      ...newcomer(),
      ...offeringStation(),
      ...looking({ communityCode: stations.stations[0]!.communityCode, name: '永泰社区' }, stations),
      ...eating(await meals()),
    ]
  }
  if (who === 'volunteer') return appointee((await ask('read-gridwork', {})) as unknown as MyGridwork)
  if (who === 'resident') return resident(ask)
  if (who === 'part-timer') return offered(ask)
  if (who === 'grid-worker') return working(ask)
  const home = states('home', 'home/index', ['loading'], { primary: true })
  return who === 'proxy'
    ? [
        ...invited(await codeToKeep(url)),
        ...home,
        sheet('for whom', 'post-a-case/index?first=words', ['替谁说'], { sees: '本人同意过' }),
      ]
    : [...home, { name: 'post by voice', page: 'post-a-case/index?first=voice', primary: true }]
}

type Ask = (operation: string, input: unknown) => Promise<{ cases: CaseCard[]; offers: OfferView[] }>

async function asker(url: string, account: DemoAccountKey): Promise<Ask> {
  const post = async <T>(operation: string, input: unknown, token = ''): Promise<T> =>
    (
      (await (
        await fetch(`${url}/rpc/${operation}`, {
          method: 'POST',
          body: JSON.stringify({ input, clientId: newId() }),
          headers: { authorization: `Bearer ${token}` },
        })
      ).json()) as { data: T }
    ).data
  const { token } = await post<SignedIn>('sign-in-demo', { account })
  return (operation, input) => post(operation, input, token)
}

const given = new Set<string>()
/**
 * A code for one of the office's stations that nobody looks after, each
 * time another: whoever takes it must not send the demo's keeper away.
 */
async function codeToKeep(url: string): Promise<string> {
  const office = await asker(url, 'community-staff')
  const { stations } = (await office('list-stations-of-area', {})) as unknown as StationList
  const { communityCode, stationId } = stations
    .filter((s) => s.state === 'active' && !s.keeperName)
    .reverse()
    .find((s) => !given.has(s.stationId))!
  given.add(stationId)
  return ((await office('invite-keeper', { communityCode, stationId })) as unknown as Invitation).code
}

const at = (page: string, of: { communityCode: string; caseId: string }) =>
  `${page}?communityCode=${of.communityCode}&caseId=${of.caseId}`
function theOne<C extends { title: string }>(cases: C[], words: string): C {
  const found = cases.find((c) => c.title.includes(words))
  if (!found) throw new Error(`the demo has no case “${words}” here`)
  return found
}

async function resident(ask: Ask): Promise<Look[]> {
  const { cases } = await ask('list-my-cases', { limit: 20 })
  const [answered, doing] = [
    at('my-cases/case', theOne(cases, '路灯坏了')),
    at('my-cases/case', theOne(cases, '暖气片')),
  ]
  return [
    ...states('home', 'home/index', [...all], { primary: true }),
    ...states('my-cases', 'my-cases/index', [...all], { primary: true }),
    ...states('case answered', answered, [...one], { primary: true }),
    { name: 'case doing', page: doing },
    { name: 'by hand too late', page: doing.replace('my-cases/case', 'by-hand/index'), primary: true },
    { name: 'case withdrawn', page: at('my-cases/case', theOne(cases, '泰迪')) },
    ...states('post', 'post-a-case/index?first=words', ['loading', 'offline'], { primary: true }),
    ...states('notices', 'notices/index', [...all]),
    ...states('me', 'me/index', ['offline']),
    { name: 'desk for nobody', page: 'staff-desk/index' },
    sheet('place', 'post-a-case/index?first=words', [/^改$/], { sees: '我住的楼' }),
    sheet('category', 'post-a-case/index?first=words', ['其他…']),
    sheet('verdict', answered, ['说说办得怎么样'], { sees: '联系你了吗' }),
    sheet('verdict unsolved', answered, ['说说办得怎么样', /^联系了$/, '还没解决', '不太满意'], {
      sees: '还差在哪儿',
      primary: true,
    }),
    sheet('missing', doing, ['再补一句'], { primary: true }),
    sheet('withdraw', doing, ['不用办了，撤回']),
    sheet('viewers', doing, ['谁看过这件事']),
    sheet('switch person', 'me/index', ['换个人看看'], { sees: '现在是' }),
    sheet('sign out', 'me/index', ['退出登录'], { primary: true }),
  ]
}

async function offered(ask: Ask): Promise<Look[]> {
  const { offers } = await ask('list-offers', {})
  const page = at('help-out/offer', theOne(offers, '快递柜倒了'))
  return [
    ...states('help-out', 'help-out/index', [...all]),
    ...states('offer', page, [...one], { primary: true }),
    { name: 'offer past', page, answers: 'empty', primary: true },
    sheet('refuse', page, ['这次不行'], { primary: true }),
    ...states('why me', page.replace('help-out/offer', 'gridwork/why'), [...one]),
    ...states('asking', 'gridwork/asking', [...one]),
    { name: 'asking by hand only', page: 'gridwork/asking', steps: [{ press: '自动派单' }], primary: true },
    { name: 'asking quiet', page: 'gridwork/asking', steps: [{ press: '自己定免打扰' }], primary: true },
  ]
}

async function working(ask: Ask): Promise<Look[]> {
  const { cases } = await ask('list-my-work', {})
  const page = at('help-out/work', theOne(cases, '暖气片'))
  return [
    { name: 'help-out held', page: 'help-out/index' },
    ...states('work', page, [...one], { primary: true }),
    sheet('record', page, ['记一笔'], { primary: true }),
    sheet('finish', page, ['办完了'], { primary: true }),
    sheet('release', page, ['办不了，退回去'], { primary: true }),
  ]
}

async function desk(ask: Ask, wide: boolean, street: boolean): Promise<Look[]> {
  const inbox = states('inbox', 'staff-desk/index', [...all])
  const { cases } = await ask('list-inbox', { view: 'open', limit: 50 })
  if (street) return [...inbox, { name: 'inbox overdue', page: 'staff-desk/index', steps: [{ press: '超期' }] }]
  const doing = theOne(cases, '小区没有车位')
  if (!wide) {
    const page = at('staff-desk/case', doing)
    const sheets: [string, string][] = [
      ['answer', '答复'],
      ['assign', '派给帮手'],
      ['transfer', '转办'],
      ['pause', '先停一停'],
      ['ask-missing', '一次告知'],
    ]
    return [
      ...inbox,
      ...states('case', page, [...one], { primary: true }),
      { name: 'case new', page: at('staff-desk/case', theOne(cases, '垃圾桶满了')), primary: true },
      { name: 'case returned', page: at('staff-desk/case', theOne(cases, '化粪池')), primary: true },
      sheet('more', page, ['别的办法']),
      ...states('how offered', at('staff-desk/dispatch', theOne(cases, '快递柜倒了')), [...one]),
      ...states('rules', 'staff-desk/rules', [...one]),
      ...sheets.map(([name, word]) => sheet(name, page, name === 'answer' ? [/^答复$/] : ['别的办法', word])),
      sheet('transfer reason', page, ['别的办法', '转办', '街道'], { primary: true }),
    ]
  }
  const opened: Step = { press: '小区没有车位' }
  const byKey = (name: string, key: string): Look => ({
    name: `${name} sheet`,
    page: 'staff-desk/index',
    steps: [opened, { key }],
  })
  return [
    ...inbox,
    { name: 'case', page: 'staff-desk/index', steps: [opened], primary: true },
    { name: 'key help sheet', page: 'staff-desk/index', steps: [{ key: '?' }] },
    byKey('answer', 'r'),
    byKey('assign', 'g'),
    byKey('transfer', 't'),
    byKey('pause', 'p'),
    byKey('ask-missing', 'm'),
    { name: 'notices', page: 'notices/index' },
    { name: 'me', page: 'me/index' },
  ]
}
