// The functions as the cloud starts them: without their surroundings a caller learns a number and nothing else, and the
// timer does what is due whatever its event says.
import { newId } from '../../cloudfunctions/kernel/ids'
import { main as matching } from '../../cloudfunctions/matching'
import { cloud, rpc, tokenOf, useFunctions } from './caller'

useFunctions()

describe('when its surroundings are broken, a caller learns a number and nothing else', () => {
  let printed: string[]
  beforeEach(() => {
    printed = []
    jest.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line))
  })
  afterEach(() => jest.restoreAllMocks())

  test('no database is named: a fault, with the number under which it was printed', async () => {
    delete process.env.DATABASE_URL
    const said = await cloud({ operation: 'read-registry', input: {} })
    expect(said).toEqual({
      ok: false,
      code: 'FAULT',
      message: expect.stringMatching(new RegExp(`^出了点问题.+${said.requestId}`)),
      requestId: said.requestId,
    })
    expect((await rpc('read-registry', {})).statusCode).toBe(500)
    expect(printed.join()).toContain(said.requestId)
  })

  test('nothing answers there: come back later, and not a word about where', async () => {
    process.env.DATABASE_URL = 'postgres://nobody:secret@127.0.0.1:1/none'
    const { statusCode, body, said } = await rpc('read-registry', {})
    expect([statusCode, said.code]).toEqual([503, 'BUSY'])
    expect(body).not.toMatch(/127\.0\.0\.1|secret|ECONN/)
  })
})

describe('the timer', () => {
  test('answers any event with what it did, in numbers', async () => {
    for (const event of [
      { Type: 'Timer', TriggerName: 'matching', Time: new Date().toISOString(), Message: '' },
      {},
      undefined,
      { operation: 'read-case' },
    ]) {
      const report = await matching(event, {})
      expect(Object.keys(report)).toEqual(expect.arrayContaining(['waves', 'warned', 'climbed', 'delivered']))
      expect(Object.values(report).every((n) => typeof n === 'number')).toBe(true)
    }
  })

  test('does what is due: for a case that was posted, it looks for helpers', async () => {
    const token = await tokenOf('elder')
    const posted = await rpc(
      'post-case',
      {
        caseId: newId(),
        categoryCode: 'facility',
        visibility: 'neighbours',
        text: '灯坏了',
        place: { communityCode: '150105006001' },
      },
      token,
    )
    expect(posted.statusCode).toBe(200)
    expect((await matching({ Type: 'Timer' }, {})).waves).toBe(1)
    expect((await matching({ Type: 'Timer' }, {})).waves).toBe(0)
  })
})
