// `npm run story`: one case through the running functions with four accounts, told
// line by line. The clock is the real one; the demo's timer runs every five seconds.
// Every promise is checked where it is told; the first that does not hold ends with 1.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Operations } from '@/contracts/operations'
import { withServer } from '../config/with-database'
import { newId } from '../cloudfunctions/kernel/ids'
import { startHost, type Host } from './h5/host'
import { picture } from './h5/picture'
import { Broken, demo, helperOf, type Person } from './story/person'

const clock = (at: string | Date = new Date()): string =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
const tell = (words: string): void => console.log(`${clock()}  ${words}`)

let kept = 0
function promise(words: string, holds: boolean): void {
  if (!holds) throw new Broken(`没做到：${words}`)
  kept++
}

async function story(host: Host, door: string): Promise<void> {
  const resident = await demo(host, 'resident', '张阿姨')
  const staff = await demo(host, 'community-staff', '赵静')
  const neighbour = await demo(host, 'rider', '小马')
  const me = await resident.call('who-am-i', {})

  // Help at home, because grid workers can do it at any hour: whenever
  // the story is played, somebody is there to be asked.
  tell('张阿姨拍了一张照片，说：过道灯坏了，我够不着，晚上摸黑怕摔。')
  const which = { communityCode: '', caseId: newId() }
  const text = '过道灯坏了，我够不着，晚上摸黑怕摔，能来个人帮着换一下吗？'
  const input: Operations['post-case']['input'] = {
    caseId: which.caseId,
    text,
    photos: [await resident.photo(door)],
    place: { buildingCode: me.buildingCode! },
    categoryCode: 'elder-care',
    visibility: 'neighbours',
  }
  const clientId = newId()
  const posted = await resident.answer('post-case', input, clientId)
  if (!posted.ok) throw new Broken(`没交上去：${posted.message}`)
  which.communityCode = posted.data.communityCode
  tell(
    `  编号 ${posted.data.number}，到${posted.data.place.communityName}${posted.data.place.gridName}，` +
      `${posted.data.owner}负责。`,
  )
  tell(`  ${clock(posted.data.dueAt)} 前答复，${clock(posted.data.acceptDueAt)} 前受理。`)
  promise('落到唯一的网格', posted.data.place.level === 'grid' && posted.data.place.gridCode !== null)
  const again = await resident.answer('post-case', input, clientId)
  promise(
    '同一次提交发两遍，只有一件',
    again.ok && again.data.number === posted.data.number && (await host.countCases(text)) === 1,
  )
  tell('  手机没收到回音，又发了一遍：还是同一件。')

  const asked = await host.askedAbout(text)
  promise('问到了少数几位帮手', asked.length > 0 && asked.length <= 8)
  const first = await helperOf(host, asked[0]!)
  const { offers } = await first.call('list-offers', {})
  const offer = offers.find((o) => o.caseId === which.caseId)
  promise('被问的人看得见为什么问他', Boolean(offer && offer.reasons.length >= 2))
  tell(
    `系统问了 ${asked.length} 位帮手，${clock(offer!.until)} 前等回话。` +
      `${first.name}看到的理由：${offer!.reasons.map((r) => `${r.label}${r.value}`).join('，')}。`,
  )

  const bare = await first.answer('refuse-offer', { ...which, reason: '' })
  promise('来不了要说一声为什么', !bare.ok && bare.code === 'INPUT_INVALID')
  await first.call('refuse-offer', { ...which, reason: '正在别人家忙着' })
  tell(`${first.name}：这次来不了，正在别人家忙着。系统接着问下一位。`)
  const next = (await host.askedAbout(text)).find((id) => id !== asked[0])
  promise('一位来不了，就去问别人', next !== undefined)
  const helper = await helperOf(host, next!)
  const late = await first.answer('claim-case', which)
  promise('说了来不了，就不能再接', !late.ok && late.code === 'OFFER_OVER')

  const race = await Promise.all([
    helper.answer('claim-case', which),
    helper.answer('claim-case', which),
    neighbour.answer('claim-case', which),
  ])
  promise('没被问的人接不到', !race[2].ok && race[2].code === 'NOT_FOUND')
  promise('一件事只在一个人手里', race[0].ok && race[1].ok && (await host.heldBy(which.caseId)) === 1)
  tell(`${helper.name}：我来。（同时点了两下，也只接到一次。）`)

  const peek = await neighbour.call('read-case', which)
  promise('邻居看得见事，看不见人', peek.people.length === 0 && peek.helperName === null)
  tell('邻居路过看一眼：看得见什么事、办到哪步，看不见是谁说的。')

  await helper.call('record-work', {
    ...which,
    text: '换了灯泡，开关试了几次都亮',
    before: [await helper.photo(door)],
    after: [await helper.photo(door)],
    finished: true,
  })
  const { photos } = await resident.call('read-case', which)
  const shown = await Promise.all(
    photos.map(async ({ url }) => (await fetch(`${host.url}${url}`)).headers.get('content-type')),
  )
  promise(
    '前后照片居民都看得见',
    ['post', 'before', 'after'].every((kind) => photos.some((p) => p.kind === kind)) &&
      shown.every((type) => type?.startsWith('image/')),
  )
  tell(`${helper.name}：办完了，附上前后照片。`)

  const desk = await staff.call('read-desk-case', which)
  promise('经办人没有“已解决”可点', !desk.can.includes('say-verdict'))
  await staff.call('answer-case', { ...which, text: '过道灯换好了，今晚就亮。' })
  tell('赵静答复：过道灯换好了，今晚就亮。')
  const byStaff = await staff.answer('say-verdict', { ...which, contacted: true, solved: true, satisfied: true })
  promise('办没办好，只由居民说', !byStaff.ok)
  tell('  赵静想替居民说“解决了”：系统不认。')

  const back = await resident.call('say-verdict', {
    ...which,
    contacted: true,
    solved: false,
    satisfied: false,
    text: '亮了一会儿，又灭了',
    photos: [await resident.photo(door)],
  })
  const returned = await resident.call('read-case', which)
  promise('没解决就退回接着办，重新给时限', back.state === 'doing' && returned.reopens === 1 && returned.dueAt !== null)
  tell(`张阿姨：还没解决，亮了一会儿又灭了。（附照片）退回，${clock(returned.dueAt!)} 前再答复。`)
  const { helpers } = await staff.call('list-helpers', which)
  const chosen = helpers.find((h) => h.free) ?? helpers[0]!
  await staff.call('assign-helper', { ...which, helperId: chosen.helperId })
  const sent = await helperOf(host, chosen.helperId)
  tell(`赵静请${sent.name}再去一趟：${chosen.line}。`)
  await sent.call('record-work', { ...which, text: '灯座接触不好，换了灯座，亮了一个小时没再灭', finished: true })
  await staff.call('answer-case', { ...which, text: '灯座换了新的，亮着没再灭，今晚网格员再去看一次。' })
  tell('赵静答复：灯座换了新的，亮着没再灭，今晚网格员再去看一次。')
  await resident.call('say-verdict', { ...which, contacted: true, solved: true, satisfied: true })
  const closed = await resident.call('read-case', which)
  promise('居民说解决了，才算解决', closed.state === 'closed' && closed.outcome === 'solved')
  tell('张阿姨：解决了，满意。')
  const blind = await resident.call('rate-case', { ...which, stars: 5, text: '手脚麻利' })
  const unseen = await sent.call('read-case', which)
  promise('一边先评，另一边看不见', !blind.shown && unseen.ratings.length === 0)
  const both = await sent.call('rate-case', { ...which, stars: 5 })
  const seen = await sent.call('read-case', which)
  promise('两边都评了，就都看得见', both.shown && seen.ratings.length === 2)
  tell(`互相评价：张阿姨给${sent.name} 5 颗星，${sent.name}也给了 5 颗星；都评了才互相看见。`)
  promise(
    '谁看过，居民都看得见',
    closed.views.some((v) => v.who.includes('赵静')),
  )
  tell(`  看过这件事的：${closed.views.map((v) => v.who).join('、')}。`)

  await tellNotices(resident)
  console.log(`\n说到做到 ${kept} 条。`)
}

/** The case was returned, so its helper no longer holds it; both still heard of every step. */
async function tellNotices(resident: Person): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    const { notices } = await resident.call('list-notices', { limit: 20 })
    const titles = notices.map((n) => n.title)
    if (titles.filter((t) => t.includes('：社区答复了 · ')).length >= 2) {
      promise('每一步都告诉了居民，一步一条', new Set(notices.map((n) => n.noticeId)).size === notices.length)
      tell(`张阿姨收到的消息：${[...new Set(titles.slice(0, 6))].join('；')}。`)
      return
    }
    await wait(1000)
  }
  throw new Broken('没做到：答复要告诉居民')
}

async function main(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-story-'))
  const host = await startHost(place, databaseUrl)
  await host.askedAtNight()
  try {
    await story(host, await picture(path.join(place, 'door.png')))
  } finally {
    await host.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

withServer(async (server) => main(await server.create('story')), { durable: false }).then(
  () => {
    console.log(`${kept} passed, 0 failed`)
    process.exit(0)
  },
  (error: Error) => {
    console.error(error instanceof Broken ? error.message : error)
    console.log(`${kept} passed, 1 failed`)
    process.exit(1)
  },
)
