// One call turns what a resident says into a case with a place, a
// number, an answerable person and a promise, or into nothing.
import { newId } from '../../../cloudfunctions/kernel/ids'
import { receiveUpload } from '../../../cloudfunctions/kernel/photo/receive-upload'
import { demoPerson } from '../../world/city'
import { mp3 } from '../photo/recorded-sounds'
import { arrived, brokenDoor, kindsOf, post, rowOf, toldAbout, useThread, which } from './thread'

const thread = useThread()

/** Rows that any table holds about a case: nothing half-said is left behind. */
async function tracesOf(caseId: string): Promise<number> {
  const tables = ['cases', 'case_contact', 'case_event', 'case_photo', 'outbox']
  const { rows } = await thread.db.pool.query<{ n: string }>(
    `select ${tables.map((t) => `(select count(*) from ${t} where case_id = $1)`).join(' + ')} + (
       select count(*) from audit where subject_id = $1
     ) as n`,
    [caseId],
  )
  return Number(rows[0]!.n)
}

test('a case is said, placed, numbered, promised and handed to a named person in one call', async () => {
  const resident = await thread.f.signIn('resident')
  const { caseId, posted, communityCode } = await post(resident)
  expect(posted).toMatchObject({
    number: expect.stringMatching(/^1123-\d{3}$/),
    dueAt: '2026-11-30T09:30:00.000Z',
    acceptDueAt: '2026-11-23T04:00:00.000Z',
  })
  const row = await rowOf(thread, { caseId })
  expect(row).toMatchObject({
    state: 'new',
    visibility: 'neighbours',
    dispatch: 'waiting',
    office_code: communityCode,
    first_office_code: communityCode,
    category_edition: 2026,
  })
  expect(posted.owner).toContain(row.first_owner_name)
  expect(await kindsOf(thread, { caseId })).toEqual(['posted'])
  expect(await toldAbout(thread, { caseId })).toEqual([
    expect.objectContaining({ kind: 'case.posted', to: row.first_owner_id }),
  ])
  const { rows } = await thread.db.pool.query('select actor_id, operation from audit where subject_id = $1', [caseId])
  expect(rows).toEqual([{ actor_id: resident.personId, operation: 'post-case' }])
})

test('the timeline never says "placed" before "posted", though both happen at one instant', async () => {
  const resident = await thread.f.signIn('resident')
  for (let i = 0; i < 12; i++) {
    const { timeline } = await resident.call('read-case', which(await post(resident)))
    expect(timeline.map((t) => t.kind)).toEqual(['placed', 'posted'])
    expect(timeline.map((t) => t.title)).toEqual([expect.stringMatching(/^到.*网格$/), '说了一声'])
  }
})

test('a record from before both shared a row still reads the same', async () => {
  const resident = await thread.f.signIn('resident')
  const it = which(await post(resident))
  const { timeline } = await resident.call('read-case', it)
  await thread.db.pool.query(
    `insert into case_event (community_code, case_id, event_id, at, kind, actor_role, actor_name, facts)
     select community_code, case_id, $2, at, 'placed', 'system', '系统', facts from case_event where case_id = $1`,
    [it.caseId, newId()],
  )
  await thread.db.pool.query(
    `update case_event set facts = '{"forSomeone": false}' where case_id = $1 and kind = 'posted'`,
    [it.caseId],
  )
  expect((await resident.call('read-case', it)).timeline).toEqual(timeline)
})

test('a dispute is private whatever was ticked, and goes to the office alone', async () => {
  const resident = await thread.f.signIn('resident')
  const { caseId } = await post(resident, {
    categoryCode: 'dispute',
    visibility: 'neighbours',
    text: '楼上天天半夜挪桌子，说了不听。',
  })
  expect(await rowOf(thread, { caseId })).toMatchObject({
    visibility: 'private',
    dispatch: 'with-staff',
    next_wave_at: null,
  })
})

test('a resident may keep any other case from the neighbours', async () => {
  const resident = await thread.f.signIn('resident')
  const { caseId } = await post(resident, { visibility: 'private' })
  expect((await rowOf(thread, { caseId })).visibility).toBe('private')
})

test('saying nothing is refused; a photo alone or a voice alone is enough', async () => {
  const resident = await thread.f.signIn('resident')
  for (const text of [undefined, '', '  \n '])
    expect(await resident.refused('post-case', brokenDoor({ text }))).toBe('NOTHING_SAID')
  const photo = await arrived(thread, resident.personId)
  const voice = await arrived(thread, resident.personId, 'voice')
  const shown = await post(resident, { text: undefined, photos: [photo] })
  expect((await resident.call('read-case', which(shown))).title).toBe('公共设施维修（看照片）')
  const spoken = await post(resident, { text: undefined, voice })
  expect((await resident.call('read-case', which(spoken))).photos.map((p) => p.kind)).toEqual(['voice'])
})

test('a category that does not exist is refused', async () => {
  const resident = await thread.f.signIn('resident')
  const input = brokenDoor({ categoryCode: 'no-such-thing' })
  expect(await resident.refused('post-case', input)).toBe('CATEGORY_UNKNOWN')
  expect(await tracesOf(input.caseId)).toBe(0)
})

test.each([
  ['that never arrived', async () => newId()],
  ['whose bytes are still on the way', () => arrived(thread, demoPerson('resident').personId, 'photo', 'ticketed')],
  ['that somebody else sent', () => arrived(thread, demoPerson('rider').personId)],
])('a photo %s refuses the whole call and leaves nothing written', async (_, makePhoto) => {
  const resident = await thread.f.signIn('resident')
  const good = await arrived(thread, resident.personId)
  const input = brokenDoor({ photos: [good, await makePhoto()] })
  const clientId = newId()
  expect(await resident.refused('post-case', input, clientId)).toBe('PHOTO_MISSING')
  expect(await tracesOf(input.caseId)).toBe(0)
  // A refusal is not an answer that is kept: once the photo is there the same call goes through.
  await thread.db.pool.query('delete from upload where upload_id = $1', [input.photos![1]])
  await thread.db.pool.query(
    `insert into upload
     select person_id, $2, kind, 'received', blob_key, thumb_key, content_type, bytes, width, height, created_at,
       expires_at
     from upload
     where upload_id = $1`,
    [good, input.photos![1]],
  )
  expect(await resident.refused('post-case', input, clientId)).toBe('ok')
  expect(
    (
      await resident.call('read-case', {
        communityCode: (await rowOf(thread, input)).community_code,
        caseId: input.caseId,
      })
    ).photos,
  ).toHaveLength(2)
})

test('a voice note goes from ticket to bytes to case as the audio it was', async () => {
  const resident = await thread.f.signIn('resident')
  const uploadId = newId()
  const sound = mp3(3)
  const ticket = await resident.call('ticket-upload', { uploadId, kind: 'voice', bytes: sound.length })
  expect(await receiveUpload(thread.f.ports, ticket.url.replace('/uploads/', ''), sound)).toMatchObject({ ok: true })
  const it = await post(resident, { text: undefined, voice: uploadId })
  const [note] = (await resident.call('read-case', which(it))).photos
  expect(note).toMatchObject({ kind: 'voice', url: expect.stringContaining('sign') })
})

test('a daughter with recorded consent speaks for her mother, and both follow the case', async () => {
  const daughter = await thread.f.signIn('proxy')
  const mother = await thread.f.signIn('elder')
  const it = await post(daughter, {
    categoryCode: 'elder-care',
    text: '我妈要量血压，腿脚不便。',
    forPersonId: mother.personId,
  })
  expect(await rowOf(thread, it)).toMatchObject({ reporter_id: daughter.personId, for_person_id: mother.personId })
  for (const phone of [daughter, mother]) {
    expect((await phone.call('list-my-cases', {})).cases.map((c) => c.caseId)).toContain(it.caseId)
    const { people } = await phone.call('read-case', which(it))
    expect(people.map((p) => [p.name, p.relation])).toEqual([
      [demoPerson('proxy').name, '代说的人'],
      [demoPerson('elder').name, '这件事的人'],
    ])
  }
})

test('without consent on record, before it began or after it ended nobody speaks for somebody else', async () => {
  const mother = demoPerson('elder').personId
  const stranger = await thread.f.signIn('rider')
  const input = brokenDoor({ forPersonId: mother })
  expect(await stranger.refused('post-case', input)).toBe('NO_CONSENT_TO_SPEAK')
  expect(await tracesOf(input.caseId)).toBe(0)
  const daughter = await thread.f.signIn('proxy')
  const set = (column: 'since' | 'until', at: Date | null) =>
    thread.db.pool.query(`update proxy set ${column} = $2 where proxy_id = $1`, [daughter.personId, at])
  await set('until', thread.f.now())
  expect(await daughter.refused('post-case', brokenDoor({ forPersonId: mother }))).toBe('NO_CONSENT_TO_SPEAK')
  await set('until', null)
  await set('since', new Date(thread.f.now().getTime() + 1))
  expect(await daughter.refused('post-case', brokenDoor({ forPersonId: mother }))).toBe('NO_CONSENT_TO_SPEAK')
  await set('since', new Date(0))
  expect(await daughter.refused('post-case', brokenDoor({ forPersonId: mother }))).toBe('ok')
})

test('who is not signed in posts nothing, and neither does who leaves out the id of the call', async () => {
  const input = brokenDoor()
  expect(await thread.f.stranger.refused('post-case', input)).toBe('SIGN_IN_FIRST')
  const resident = await thread.f.signIn('resident')
  expect(await resident.refused('post-case', input, '')).toBe('INPUT_INVALID')
  expect(await tracesOf(input.caseId)).toBe(0)
})

test("a case id that is taken is nobody else's: a second case under it is refused, the first stays as is", async () => {
  const resident = await thread.f.signIn('resident')
  const it = await post(resident)
  const before = await rowOf(thread, it)
  expect(await resident.refused('post-case', brokenDoor({ caseId: it.caseId, text: '另一件事' }))).toBe(
    'RECEIPT_MISMATCH',
  )
  expect(await (await thread.f.signIn('rider')).refused('post-case', brokenDoor({ caseId: it.caseId }))).toBe(
    'RECEIPT_MISMATCH',
  )
  expect(await rowOf(thread, it)).toEqual(before)
})
