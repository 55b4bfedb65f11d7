// The host shows the screens and nothing beside them, says how it is,
// leaves in good order, and runs one timer at a time.
import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Entry } from '../../cloudfunctions/local/entries'
import { post, useHosts } from './hosts'

const host = useHosts()

describe('the screens', () => {
  test('come from the H5 build: the page asks again each time, hashed files may stay', async () => {
    const { url } = await host()
    const page = await fetch(url)
    expect([page.headers.get('cache-control'), await page.text()]).toEqual(['no-cache', '<title>红驿</title>'])
    expect((await fetch(`${url}/js/app.0123abcd.js`)).headers.get('cache-control')).toContain('immutable')
    expect((await fetch(`${url}/js/gone.js`)).status).toBe(404)
  })

  test.each(['/../secret.json', '/js/..%2f..%2fsecret.json', '/%2e%2e/secret.json', '/js/%00.json', '/%'])(
    'never show a file outside it: %s',
    async (path) => {
      const { url } = await host()
      const { status, text } = await rawGet(url, path)
      expect([status, text.includes('outside')]).toEqual([404, false])
    },
  )
})

describe('the probes', () => {
  test('tell a host that lives from one whose database answers', async () => {
    const { url } = await host()
    const { url: orphan } = await host({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' })
    expect([(await fetch(`${url}/health`)).status, (await fetch(`${url}/ready`)).status]).toEqual([200, 200])
    expect([(await fetch(`${orphan}/health`)).status, (await fetch(`${orphan}/ready`)).status]).toEqual([200, 503])
  })

  test('count calls by name for the scraper, and are not there for strangers behind a proxy', async () => {
    const { url } = await host()
    await post(`${url}/rpc/who-am-i`, '{}')
    await post(`${url}/rpc/anything"}`, '{}')
    const text = await (await fetch(`${url}/metrics`)).text()
    expect(text).toContain('hongyi_request_ms_count{name="who-am-i",status="2xx"} 1')
    expect(text).not.toContain('anything')
    expect((await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404)
  })
})

describe('a stop', () => {
  test('answers the calls that run, takes no new one, and is over in less than 5 s', async () => {
    const { url, stop } = await host({
      member: {
        main: async () => {
          await wait(800)
          return { statusCode: 200, body: 'late' }
        },
      },
    })
    const running = post(`${url}/rpc/who-am-i`, '{}').then((answer) => answer.text())
    await wait(200)
    const began = performance.now()
    const stopped = stop()
    await expect(post(`${url}/rpc/who-am-i`, '{}')).rejects.toThrow()
    expect(await running).toBe('late')
    await stopped
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('does not wait for ever for a call that hangs', async () => {
    const { url, stop } = await host({ member: { main: () => new Promise(() => undefined) } })
    const hanging = post(`${url}/rpc/who-am-i`, '{}').then(
      () => 'answered',
      () => 'cut',
    )
    await wait(200)
    const began = performance.now()
    await stop()
    expect(performance.now() - began).toBeLessThan(15_000)
    expect(await hanging).toBe('cut')
  })
})

describe('the timer', () => {
  test('of two hosts runs in one at a time and never overlaps itself', async () => {
    let now = 0
    let most = 0
    let runs = 0
    const matching: Entry = async (event) => {
      expect(event).toMatchObject({ Type: 'Timer', TriggerName: 'matching' })
      most = Math.max(most, ++now)
      await wait(60)
      now -= 1
      runs += 1
    }
    const one = await host({ matching, timerEveryMs: 10 })
    const other = await host({ matching, timerEveryMs: 10 })
    await wait(1500)
    await Promise.all([one.stop(), other.stop()])
    expect(most).toBe(1)
    expect(runs).toBeGreaterThan(5)
    expect(now).toBe(0)
  })

  test('goes on after a turn that failed, and the lock is free again', async () => {
    let runs = 0
    const { url, stop } = await host({
      timerEveryMs: 10,
      matching: async () => {
        runs += 1
        if (runs < 3) throw new Error('once')
      },
    })
    await wait(800)
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('hongyi_timer_faults_total 2')
    await stop()
    expect(runs).toBeGreaterThan(4)
  })
})

/** fetch tidies dots away before sending; an attacker does not. */
function rawGet(url: string, path: string): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(url)
    request({ hostname, port, path }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }))
    })
      .once('error', failed)
      .end()
  })
}
