import { WhoAmI, UseCareMode, ListDemoAccounts } from '@/contracts/account'
import { demoAccountKeys } from '@/contracts/demo-accounts'
import type { DemoAccount } from '@/contracts/account'
import { roles, type Role } from '@/contracts/roles'
import { operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { anybody } from '../call/who'
import { meOf } from './me'

export const whoAmI = operation(WhoAmI, {
  scope: () => [],
  who: anybody,
  run: ({ sql, actor, city, now, ports }) => meOf(sql, actor, city, now, ports.demo),
})

export const useCareMode = operation(UseCareMode, {
  scope: () => [],
  who: anybody,
  async run({ sql, actor, input }) {
    await sql.query('update person set care_mode = $2 where person_id = $1', [actor.personId, input.on])
    return {}
  },
})

/** What each demo account is good for: shown on the sign-in screen and by `npm start`. */
export const demoHints: Record<DemoAccount['key'], string> = {
  resident: '说一件事，看它怎么办',
  elder: '大字版，家人能代说',
  proxy: '替家里老人说一声',
  rider: '随手拍一件',
  'part-timer': '看看问到你的事，接下来',
  volunteer: '下班后帮一把',
  'grid-worker': '自己网格里的事',
  'community-staff': '待办按剩余时间排好',
  'street-staff': '看升上来的事',
  'station-keeper': '管自己的驿站',
  'canteen-clerk': '扫码核销，看今天多少份',
}

export const listDemoAccounts = operation(ListDemoAccounts, {
  scope: () => ['%'],
  who: anybody,
  async run({ sql, ports }) {
    if (!ports.demo) refuse('DEMO_ONLY')
    const { rows } = await sql.query<{ subject: DemoAccount['key']; name: string; role: Role | null }>(
      `
      select
        c.subject, p.name,
        (
          select b.role
          from role_binding b
          where b.person_id = p.person_id
          order by b.role
          limit 1
        ) as role
      from credential c
      join person p using (person_id)
      where c.kind = 'demo'`,
    )
    const order = (key: DemoAccount['key']) => demoAccountKeys.indexOf(key)
    return {
      accounts: rows
        .sort((a, b) => order(a.subject) - order(b.subject))
        .map((r) => ({
          key: r.subject,
          label: r.name,
          roleName: roles[r.role ?? 'resident'],
          hint: demoHints[r.subject],
        })),
    }
  },
})
