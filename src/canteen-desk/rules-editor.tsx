import { useMemo } from 'react'
import { View } from '@tarojs/components'
import { BottomBar, Btn, Card, Chips, Notice, useNow } from '@/ui'
import { saidDay } from '@/ui/meal'
import type { CanteenView, Policy } from '@/contracts/canteen-shapes'
import { sittings, type Sitting } from '@/contracts/canteen-words'
import { staffRoles } from '@/contracts/roles'
import { useDraft } from '@/platform/draft'
import { useWrite } from '@/platform/query'
import { useSession } from '@/platform/session'
import { ClerksCard } from './clerks-card'
import { tillReads, type Which } from './my-canteen'
import { NoShowCard } from './no-show-card'
import { Framed } from './own-page'
import { counts, wrongIn, type Times } from './rules-form'
import { SittingTimes } from './sitting-times'
import { TiersCard } from './tiers-card'

/** The rules while they are being written: a draft until they are saved as the next edition. */
export function RulesEditor({ which, view }: { which: Which; view: CanteenView }) {
  const blank = useMemo(() => view.policy, [view.policyEdition])
  const [draft, setDraft, clear] = useDraft<{ policy: Policy }>(`rules:${which.canteenId}:${view.policyEdition}`, {
    policy: blank,
  })
  const save = useWrite('save-canteen-policy', { refresh: [...tillReads] })
  const isStaff = useSession((s) => s.me?.roles.some((r) => staffRoles.includes(r.role)))
  const { policy } = draft
  const change = (part: Partial<Policy>) => setDraft((was) => ({ policy: { ...was.policy, ...part } }))
  const setTimes = (s: Sitting, times: Times | undefined) =>
    setDraft(({ policy: { [s]: _was, ...rest } }) => ({ policy: times ? { ...rest, [s]: times } : rest }))
  const missing = wrongIn(policy)
  const next = view.policyEdition + 1
  const bar = (
    <BottomBar
      wrong={save.error?.message ?? (missing ? `还差：${missing}` : undefined)}
      note={missing ? undefined : '草稿存着，还没开始用'}
    >
      <Btn onTap={clear}>不改了</Btn>
      <Btn
        kind="primary"
        disabled={missing !== null}
        loading={save.isPending}
        onTap={() => save.mutate({ ...which, policy }, { onSuccess: clear })}
      >
        {`存成第 ${next} 版`}
      </Btn>
    </BottomBar>
  )
  return (
    <Framed bar={JSON.stringify(policy) === JSON.stringify(blank) ? null : bar}>
      <Edition view={view} />
      {sittings.map((s) => (
        <SittingTimes key={s} sitting={s} times={policy[s]} onChange={(times) => setTimes(s, times)} />
      ))}
      <Card title="留多久" aside="从开餐算起">
        <Chips
          label="留多久"
          value={String(policy.holdMinutes)}
          onChange={(v) => change({ holdMinutes: Number(v) })}
          choices={counts([30, 45, 60, 75, 90], policy.holdMinutes, '分钟')}
        />
        <View className="ui-small menu-note">到时没来，让给排队的人</View>
      </Card>
      <NoShowCard policy={policy} onChange={change} />
      <TiersCard policy={policy} onChange={(tiers) => change({ tiers })} />
      {isStaff ? <ClerksCard which={which} /> : null}
    </Framed>
  )
}

/** Meals that people already saw keep what they saw. */
function Edition({ view: { policyEdition, sittings: announced } }: { view: CanteenView }) {
  const now = useNow(60_000)
  const out = announced
    .filter((s) => s.state !== 'over' && s.state !== 'closed')
    .map((s) => `${saidDay(s.day, now)}${s.name}`)
  const but = out.length ? `；${out.join('、')}已经出了，照原来的` : ''
  return (
    <Notice icon="info">
      {`现在用的是第 ${policyEdition} 版。改好存下就是第 ${policyEdition + 1} 版，从还没出菜单的餐开始用${but}。`}
    </Notice>
  )
}
