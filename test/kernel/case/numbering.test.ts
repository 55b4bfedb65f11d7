// The human number of a case counts 1, 2, 3 in its community and day,
// without a gap and without a double, however many post at once.
import { newId } from '../../../cloudfunctions/kernel/ids'
import { brokenDoor, peopleOf, post, useThread } from './thread'

const thread = useThread()
const away = '150105006005'

const seqsOf = async (communityCode: string): Promise<Record<string, number[]>> => {
  const { rows } = await thread.db.pool.query<{ day: string; seq: number }>(
    'select day::text as day, seq from cases where community_code = $1 order by day, seq',
    [communityCode],
  )
  const days: Record<string, number[]> = {}
  for (const { day, seq } of rows) (days[day] ??= []).push(seq)
  return days
}
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

test('forty people posting at once, ten of them refused, get the numbers 1 to 30', async () => {
  const phones = await Promise.all(
    peopleOf('resident')
      .slice(0, 20)
      .map((p) => thread.f.signInAs(p.personId)),
  )
  const answers = await Promise.all(
    phones.flatMap((phone, i) => [
      phone.answer('post-case', brokenDoor()),
      // Half of them send a photo that never arrives: their numbers must not be lost.
      phone.answer('post-case', brokenDoor(i % 2 ? { photos: [newId()] } : {})),
    ]),
  )
  const numbers = answers.flatMap((a) => (a.ok ? [a.data.number] : []))
  expect(answers.filter((a) => !a.ok).map((a) => !a.ok && a.code)).toEqual(Array(10).fill('PHOTO_MISSING'))
  expect([...numbers].sort()).toEqual(upTo(30).map((n) => `1123-${String(n).padStart(3, '0')}`))
  expect(await seqsOf('150105006001')).toEqual({ '2026-11-23': upTo(30) })
})

test('another community counts for itself', async () => {
  const resident = await thread.f.signIn('resident')
  expect((await post(resident, { place: { communityCode: away } })).posted.number).toBe('1123-001')
})

test('the count begins anew at local midnight, which is 16:00 in Greenwich', async () => {
  const resident = await thread.f.signIn('resident')
  thread.f.setTime('2026-11-23T15:59:59.999Z')
  expect((await post(resident, { place: { communityCode: away } })).posted.number).toBe('1123-002')
  thread.f.setTime('2026-11-23T16:00:00.000Z')
  expect((await post(resident, { place: { communityCode: away } })).posted.number).toBe('1124-001')
  expect(await seqsOf(away)).toEqual({ '2026-11-23': [1, 2], '2026-11-24': [1] })
})
