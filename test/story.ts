// `npm run story`: one case through the running functions with four accounts, told line by line. The clock is the real one; the
// demo's timer runs every five seconds. Every promise is checked where it is told; the first that does not hold ends with 1.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Answer, OperationName, Operations } from '@/contracts/operations'
import { withServer } from '../config/with-database'
import { newId } from '../cloudfunctions/kernel/ids'
import { startHost, type Host } from './h5/host'
import { picture } from './h5/picture'

const clock = (at: string | Date = new Date()): string => new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
const tell = (words: string): void => console.log(`${clock()}  ${words}`)

let kept = 0
class Broken extends Error {}
function promise(words: string, holds: boolean): void {
  if (!holds) throw new Broken(`没做到：${words}`)
  kept++
}

/** Somebody with a session, calling the host as a phone does. */
class Person {
  constructor(readonly name: string, private readonly host: Host, private readonly token: string) {}

  async answer<N extends OperationName>(operation: N, input: Operations[N]['input'], clientId = newId()): Promise<Answer<Operations[N]['output']>> {
    const response = await fetch(`${this.host.url}/rpc/${operation}`, { method: 'POST', body: JSON.stringify({ input, clientId }), headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' } })
    return await response.json() as Answer<Operations[N]['output']>
  }

  async call<N extends OperationName>(operation: N, input: Operations[N]['input']): Promise<Operations[N]['output']> {
    const answer = await this.answer(operation, input)
    if (!answer.ok) throw new Broken(`${this.name}的 ${operation} 被拒绝：${answer.message}`)
    return answer.data
  }

  async photo(file: string): Promise<string> {
    const bytes = readFileSync(file)
    const uploadId = newId()
    const { url } = await this.call('ticket-upload', { uploadId, kind: 'photo', bytes: bytes.length })
    const form = new FormData()
    form.append('file', new Blob([bytes], { type: 'image/png' }), 'photo.png')
    const sent = await fetch(`${this.host.url}${url}`, { method: 'POST', body: form })
    if (!sent.ok) throw new Broken(`照片没传上：${sent.status}`)
    return uploadId
  }
}

async function demo(host: Host, account: string, name: string): Promise<Person> {
  const response = await fetch(`${host.url}/rpc/sign-in-demo`, { method: 'POST', body: JSON.stringify({ input: { account } }) })
  const { data } = await response.json() as { data: Operations['sign-in-demo']['output'] }
  return new Person(name, host, data.token)
}

async function story(host: Host, door: string): Promise<void> {
  const resident = await demo(host, 'resident', '张阿姨')
  const staff = await demo(host, 'community-staff', '赵静')
  const neighbour = await demo(host, 'rider', '小马')
  const me = await resident.call('who-am-i', {})

  tell('张阿姨拍了一张照片，说：单元门的闭门器掉了，晚上关不上。')
  const which = { communityCode: '', caseId: newId() }
  const text = `单元门的闭门器掉了，晚上关不上，老人怕有人进来。`
  const input: Operations['post-case']['input'] = { caseId: which.caseId, text, photos: [await resident.photo(door)], place: { buildingCode: me.buildingCode! }, categoryCode: 'facility', visibility: 'neighbours' }
  const clientId = newId()
  const posted = await resident.answer('post-case', input, clientId)
  if (!posted.ok) throw new Broken(`没交上去：${posted.message}`)
  which.communityCode = posted.data.communityCode
  tell(`  编号 ${posted.data.number}，到${posted.data.place.communityName}${posted.data.place.gridName}，${posted.data.owner}负责。`)
  tell(`  ${clock(posted.data.dueAt)} 前答复，${clock(posted.data.acceptDueAt)} 前受理。`)
  promise('落到唯一的网格', posted.data.place.level === 'grid' && posted.data.place.gridCode !== null)
  const again = await resident.answer('post-case', input, clientId)
  promise('同一次提交发两遍，只有一件', again.ok && again.data.number === posted.data.number && await host.countCases(text) === 1)
  tell('  手机没收到回音，又发了一遍：还是同一件。')

  const asked = await host.askedAbout(text)
  promise('问到了少数几位帮手', asked.length > 0 && asked.length <= 8)
  const [first, second] = await Promise.all(asked.map((id) => helperOf(host, id)))
  const { offers } = await first!.call('list-offers', {})
  const offer = offers.find((o) => o.caseId === which.caseId)
  promise('被问的人看得见为什么问他', Boolean(offer && offer.reasons.length >= 2))
  tell(`系统问了 ${asked.length} 位帮手，${clock(offer!.until)} 前等回话。第一位的理由：${offer!.reasons.map((r) => `${r.label} ${r.value}`).join('，')}。`)

  let helper = first!
  if (second) {
    await first!.call('refuse-offer', { ...which, reason: '正在忙别的' })
    tell(`${first!.name}：这次不行，正在忙别的。`)
    helper = second
  }
  const race = await Promise.all([helper.answer('claim-case', which), helper.answer('claim-case', which), neighbour.answer('claim-case', which)])
  promise('没被问的人接不到', !race[2].ok && race[2].code === 'NOT_FOUND')
  promise('一件事只在一个人手里', race[0].ok && race[1].ok && await host.heldBy(which.caseId) === 1)
  tell(`${helper.name}：我来。（同时点了两下，也只接到一次。）`)

  const peek = await neighbour.call('read-case', which)
  promise('邻居看得见事，看不见人', peek.people.length === 0 && peek.helperName === null)
  tell('邻居路过看一眼：看得见什么事、办到哪步，看不见是谁说的。')

  await helper.call('record-work', { ...which, text: '换了闭门器，开关试了二十次', before: [await helper.photo(door)], after: [await helper.photo(door)], finished: true })
  tell(`${helper.name}：办完了，附上前后照片。`)

  const desk = await staff.call('read-desk-case', which)
  promise('经办人没有“已解决”可点', !desk.can.includes('say-verdict'))
  await staff.call('answer-case', { ...which, text: '闭门器已经换新，夜里能关上了。' })
  tell('赵静答复：闭门器已经换新，夜里能关上了。')
  const byStaff = await staff.answer('say-verdict', { ...which, contacted: true, solved: true, satisfied: true })
  promise('办没办好，只由居民说', !byStaff.ok)
  tell('  赵静想替居民说“解决了”：系统不认。')

  const back = await resident.call('say-verdict', { ...which, contacted: true, solved: false, satisfied: false, text: '夜里风大，又没关上', photos: [await resident.photo(door)] })
  const returned = await resident.call('read-case', which)
  promise('没解决就退回接着办，重新给时限', back.state === 'doing' && returned.reopens === 1 && returned.dueAt !== null)
  tell(`张阿姨：还没解决，夜里风大又没关上。（附照片）退回，${clock(returned.dueAt!)} 前再答复。`)
  const { helpers } = await staff.call('list-helpers', which)
  const chosen = helpers.find((h) => h.free) ?? helpers[0]!
  await staff.call('assign-helper', { ...which, helperId: chosen.helperId })
  const sent = await helperOf(host, chosen.helperId)
  tell(`赵静请${sent.name}再去一趟：${chosen.line}。`)
  await sent.call('record-work', { ...which, text: '调紧了弹簧，大风天也关得上', finished: true })
  await staff.call('answer-case', { ...which, text: '弹簧调紧了，大风天也关得上，今晚网格员再去看一次。' })
  tell('赵静答复：弹簧调紧了，大风天也关得上，今晚网格员再去看一次。')
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
  promise('谁看过，居民都看得见', closed.views.some((v) => v.who.includes('赵静')))
  tell(`  看过这件事的：${closed.views.map((v) => v.who).join('、')}。`)

  await tellNotices(resident)
  console.log(`\n说到做到 ${kept} 条。`)
}

/** The case was returned, so its helper no longer holds it; both still heard of every step. */
async function tellNotices(resident: Person): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    const { notices } = await resident.call('list-notices', { limit: 20 })
    const titles = notices.map((n) => n.title)
    if (titles.filter((t) => t === '社区答复了').length >= 2) {
      promise('每一步都告诉了居民，一步一条', new Set(notices.map((n) => n.noticeId)).size === notices.length)
      tell(`张阿姨收到的消息：${[...new Set(titles.slice(0, 6))].join('；')}。`)
      return
    }
    await wait(1000)
  }
  throw new Broken('没做到：答复要告诉居民')
}

async function helperOf(host: Host, personId: string): Promise<Person> {
  const { token, name } = await host.sessionOf(personId)
  return new Person(name, host, token)
}

async function main(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-story-'))
  const host = await startHost(place, databaseUrl)
  try {
    await story(host, await picture(path.join(place, 'door.png')))
  } finally {
    await host.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

withServer(async (server) => main(await server.create('story')), { durable: false }).then(
  () => { console.log(`${kept} passed, 0 failed`); process.exit(0) },
  (error: Error) => {
    console.error(error instanceof Broken ? error.message : error)
    console.log(`${kept} passed, 1 failed`)
    process.exit(1)
  })
