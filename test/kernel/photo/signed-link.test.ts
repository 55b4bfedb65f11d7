// Promise: a link opens one photo for its hour; changed by a letter,
// too old or made without the secret, it opens nothing.
import { newId } from '../../../cloudfunctions/kernel/ids'
import { newBlobKey } from '../../../cloudfunctions/kernel/blobs/blob-key'
import { readLink, signLink } from '../../../cloudfunctions/kernel/photo/signed-link'
import { readTicket, signTicket } from '../../../cloudfunctions/kernel/photo/upload-ticket'

const secret = 'a secret of at least some length'
const until = new Date('2026-03-02T10:00:00Z')
const before = new Date('2026-03-02T09:59:59Z')
const key = newBlobKey('photo', newId(), 'image/jpeg')

function opened(link: string, now = before, by = secret): boolean {
  const url = new URL(link, 'http://localhost')
  return readLink(
    decodeURIComponent(url.pathname.replace('/photos/', '')),
    Object.fromEntries(url.searchParams),
    now,
    by,
  )
}

test('it opens until its last second and not after', () => {
  const link = signLink(key, until, secret)
  expect(link).toMatch(/^\/photos\/photo\/[0-9a-f-]{36}\.jpg\?until=\d+&sign=[\w-]{43}$/)
  expect(opened(link)).toBe(true)
  expect(opened(link, until)).toBe(true)
  expect(opened(link, new Date(until.getTime() + 1))).toBe(false)
})

test('any other letter anywhere closes it', () => {
  const link = signLink(key, until, secret)
  const query = link.indexOf('?')
  let tried = 0
  for (let i = '/photos/'.length; i < link.length; i++) {
    if (i >= query && '?&='.includes(link[i]!)) continue
    const other = link[i] === '7' ? '8' : '7'
    const changed = link.slice(0, i) + other + link.slice(i + 1)
    // The last letter of a base64url MAC carries two bits that are thrown away: another spelling, still not ours.
    expect([changed, opened(changed)]).toEqual([changed, false])
    tried++
  }
  expect(tried).toBeGreaterThan(90)
})

test.each([
  ['no query', {}],
  ['an empty signature', { until: '9999999999', sign: '' }],
  ['a time that is no number', { until: 'never', sign: 'x' }],
  ['a signature in other letters of the same length', { until: '9999999999', sign: '验'.repeat(43) }],
])('%s', (_, query) => expect(readLink(key, query as Record<string, string>, before, secret)).toBe(false))

test('another secret, another photo, a later time: the signature fits none of them', () => {
  const link = new URL(signLink(key, until, secret), 'http://localhost')
  const query = Object.fromEntries(link.searchParams)
  expect(readLink(key, query, before, 'another secret')).toBe(false)
  expect(readLink(newBlobKey('photo', newId(), 'image/jpeg'), query, before, secret)).toBe(false)
  expect(readLink(key, { ...query, until: String(Number(query.until) + 3600) }, before, secret)).toBe(false)
  expect(readLink(key, query, before, secret)).toBe(true)
})

describe('an upload ticket', () => {
  const who = { personId: newId(), uploadId: newId() }
  const ticket = signTicket(who, until, secret)

  test('says whose it is until it runs out', () => {
    expect(readTicket(ticket, before, secret)).toEqual(who)
    expect(readTicket(ticket, new Date(until.getTime() + 1), secret)).toBeNull()
    expect(readTicket(ticket, before, 'another secret')).toBeNull()
  })

  test('fits no other person, upload or time', () => {
    const [person, upload, seconds, sign] = ticket.split('.') as [string, string, string, string]
    const forged = [
      [newId(), upload, seconds, sign],
      [person, newId(), seconds, sign],
      [person, upload, '9999999999', sign],
      [upload, person, seconds, sign],
    ]
    const broken = ['', '.', ticket.slice(1), `${ticket}x`, `${ticket}\n`, ticket.toUpperCase()]
    for (const text of [...forged.map((parts) => parts.join('.')), ...broken]) {
      expect([text, readTicket(text, before, secret)]).toEqual([text, null])
    }
  })

  test('a signature made for a link is none for a ticket, though the secret is the same', () => {
    const sign = new URL(signLink(key, until, secret), 'http://localhost').searchParams.get('sign')
    expect(readTicket([who.personId, who.uploadId, until.getTime() / 1000, sign].join('.'), before, secret)).toBeNull()
  })
})
