/** @jest-environment node */
import path from 'node:path'
import { usePhones } from './use-phones'

// More than one phone, and what happens to a phone as a whole.
const phone = usePhones({ packageDir: path.join(__dirname, 'sample') })

test('two phones are two people: each has its openid, its storage, its network', async () => {
  const [a, b] = [
    await phone({ openid: 'o-a', path: '/asking/index' }),
    await phone({ openid: 'o-b', path: '/asking/index' }),
  ]
  await a.tap('shoot')
  await a.text('存了')
  await a.offline(true)
  await b.tap('call')
  await b.text('云 {"a":1}')
  await b.reload('/asking/index')
  await b.text('留着 无')
})

test('a mini-program that goes to the background and comes back is told', async () => {
  const p = await phone()
  await p.background()
  await p.foreground()
  expect(await p.page.evaluate(() => (window.__phone.app() as { seen: string[] }).seen)).toEqual([
    'launch form/index',
    'show',
    'hide',
    'show',
  ])
})
