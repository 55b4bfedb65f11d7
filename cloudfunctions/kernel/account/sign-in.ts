import { createHash, randomBytes } from 'node:crypto'
import { dayMs } from '@/rules/local-time'
import { limitSignIns, limitTries } from '../call/limits'
import { operation, type Call, type RoleHeld } from '../call/operation'
import { refuse } from '../call/refusal'
import { anybody } from '../call/who'
import { meOf } from './me'
import { SignInDemo, SignInWechat, SignOut, type SignedIn } from '@/contracts/account'

const sessionDays = 30

/** Demo accounts exist only in demo mode, which refuses to start on a bind that others can reach. */
export const signInDemo = operation(SignInDemo, {
  scope: () => [],
  who: anybody,
  async outside({ account }, ports) {
    if (!ports.demo) refuse('DEMO_ONLY')
    limitTries(ports)
    limitSignIns(ports, `demo:${account}`)
  },
  async run(call) {
    const personId = await personBy(call, 'demo', call.input.account)
    return openSession(call, personId ?? refuse('SIGN_IN_FAILED'))
  },
})

/**
 * wx.login → code → openid → our own session. Inside WeChat's cloud the openid is vouched for by the platform and no
 * code is traded; elsewhere the function trades it with the app's secret. A first sign-in makes the person.
 */
export const signInWechat = operation(SignInWechat, {
  scope: () => [],
  who: anybody,
  async outside({ code }, ports, trustedOpenid) {
    limitTries(ports)
    const openid = trustedOpenid ?? (await ports.exchangeWechatCode(code).catch(() => refuse('SIGN_IN_FAILED')))
    limitSignIns(ports, `wechat:${openid}`)
    return openid
  },
  async run(call) {
    const openid = call.outside as string
    return openSession(call, (await personBy(call, 'wechat', openid)) ?? (await newPerson(call, openid)))
  },
})

async function personBy(call: Call, kind: 'demo' | 'wechat', subject: string): Promise<string | null> {
  const { rows } = await call.sql.query<{ person_id: string | null }>(
    'select person_by_credential($1, $2) as person_id',
    [kind, subject],
  )
  return rows[0]!.person_id
}

/**
 * One statement: two phones of one person may sign in for the first time together, and only the first makes the person.
 */
async function newPerson(call: Call, openid: string): Promise<string> {
  const personId = call.ports.newId()
  await actAs(call, personId)
  const { rowCount } = await call.sql.query(
    `
    with mine as (
      insert into credential (kind, subject, person_id, created_at)
      values ('wechat', $1, $2, $3)
      on conflict do nothing
      returning person_id
    )
    insert into person (person_id, name, created_at)
    select person_id, '居民', $3
    from mine`,
    [openid, personId, call.now],
  )
  return rowCount ? personId : (await personBy(call, 'wechat', openid))!
}

const actAs = (call: Call, personId: string) =>
  call.sql.query(`select set_config('hongyi.person', $1, true)`, [personId])

async function openSession(call: Call, personId: string): Promise<SignedIn> {
  await actAs(call, personId)
  const token = randomBytes(32).toString('base64url')
  const until = new Date(call.now.getTime() + sessionDays * dayMs)
  await call.sql.query('insert into session (token_hash, person_id, created_at, expires_at) values ($1, $2, $3, $4)', [
    createHash('sha256').update(token).digest(),
    personId,
    call.now,
    until,
  ])
  const { rows } = await call.sql.query<{ role: RoleHeld['role']; area_code: string; display_name: string }>(
    `
    select role, area_code, display_name
    from role_binding
    where person_id = $1 and valid_from <= $2 and (until is null or until > $2)`,
    [personId, call.now],
  )
  const roles = rows.map((r) => ({ role: r.role, areaCode: r.area_code, name: r.display_name }))
  return {
    token,
    until: until.toISOString(),
    me: await meOf(call.sql, { personId, roles }, call.city, call.now, call.ports.demo),
  }
}

export const signOut = operation(SignOut, {
  scope: () => [],
  who: anybody,
  async run(call) {
    await call.sql.query('delete from session where person_id = $1', [call.actor.personId])
    return {}
  },
})
