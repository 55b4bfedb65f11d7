import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { BottomBar, Btn, Card, Chips, Failing, Icon, Notice, Row, Skeleton, SwitchRow, tap, useNow } from '@/ui'
import { minuteClock, saidDay } from '@/ui/meal'
import { ClockSheet } from '@/ui/time-sheet'
import type { CanteenView, Policy } from '@/contracts/canteen'
import { noShowRules, sittingNames, sittings, type Sitting } from '@/contracts/canteen-words'
import { staffRoles } from '@/contracts/roles'
import { useDraft } from '@/platform/draft'
import { useRead, useWrite } from '@/platform/query'
import { useSession } from '@/platform/session'
import { ClerksCard } from './clerks-card'
import { tillReads } from './my-canteen'
import type { PartProps } from './own-page'
import { rules, saysShare, saysTier, times, usualTimes, wrongIn, type Times } from './rules-form'
import { TierSheet } from './tier-sheet'

/**
 * 食堂规则: times, how long a meal is kept, what follows when nobody
 * comes, who pays what. A new edition each time it is saved.
 */
export function RulesPart({ which, frame }: PartProps) {
  const { data, error, isPending, isFetching, refetch } = useRead('read-canteen', which)
  if (isPending) return <>{frame(<Skeleton rows={6} />, null)}</>
  if (!data)
    return (
      <>
        {frame(
          <Card>
            <Failing message={error!.message} onRetry={() => void refetch()} loading={isFetching} />
          </Card>,
          null,
        )}
      </>
    )
  return <Editor key={`${which.canteenId} ${data.policyEdition}`} which={which} view={data} frame={frame} />
}

const minuteChoices = (values: number[], now: number) =>
  [...new Set([...values, now])].sort((a, b) => a - b).map((m) => ({ value: String(m), word: `${m} 分钟` }))
const countChoices = (values: number[], now: number, unit: string) =>
  [...new Set([...values, now])].sort((a, b) => a - b).map((m) => ({ value: String(m), word: `${m} ${unit}` }))

type Asked = { sitting: Sitting; key: keyof Times } | { tier: number | 'new' } | null

function Editor({ which, view, frame }: PartProps & { view: CanteenView }) {
  const blank = useMemo(() => view.policy, [view.policyEdition])
  const [draft, setDraft, clear] = useDraft<{ policy: Policy }>(`rules:${which.canteenId}:${view.policyEdition}`, {
    policy: blank,
  })
  const [asked, setAsked] = useState<Asked>(null)
  const save = useWrite('save-canteen-policy', { refresh: [...tillReads] })
  const now = useNow(60_000)
  const isStaff = useSession((s) => s.me?.roles.some((r) => staffRoles.includes(r.role)))
  const { policy } = draft
  const change = (part: Partial<Policy>) => setDraft((was) => ({ policy: { ...was.policy, ...part } }))
  const setTimes = (s: Sitting, t: Times | undefined) =>
    setDraft(({ policy: { [s]: _was, ...rest } }) => ({ policy: t ? { ...rest, [s]: t } : rest }))
  const changed = JSON.stringify(policy) !== JSON.stringify(blank)
  const missing = wrongIn(policy)
  // Meals that people already saw keep what they saw.
  const out = view.sittings
    .filter((s) => s.state !== 'over' && s.state !== 'closed')
    .map((s) => `${saidDay(s.day, now)}${s.name}`)
  const edition = `现在用的是第 ${view.policyEdition} 版。改好存下就是第 ${view.policyEdition + 1} 版，从还没出菜单的餐开始用${out.length ? `；${out.join('、')}已经出了，照原来的` : ''}。`
  const send = () => save.mutate({ ...which, policy }, { onSuccess: clear })
  const bar = changed ? (
    <BottomBar
      wrong={save.error?.message ?? (missing ? `还差：${missing}` : undefined)}
      note={missing ? undefined : '草稿存着，还没开始用'}
    >
      <Btn onTap={clear}>不改了</Btn>
      <Btn
        kind="primary"
        disabled={missing !== null}
        loading={save.isPending}
        onTap={send}
      >{`存成第 ${view.policyEdition + 1} 版`}</Btn>
    </BottomBar>
  ) : null
  return (
    <>
      {frame(
        <>
          <Notice icon="info">{edition}</Notice>
          {sittings.map((s) => (
            <Card key={s}>
              <SwitchRow
                title={`供${sittingNames[s]}`}
                on={Boolean(policy[s])}
                onChange={(on) => setTimes(s, on ? usualTimes[s] : undefined)}
              />
              {policy[s]
                ? times.map((t) => (
                    <Row
                      key={t.key}
                      title={t.word}
                      note={t.note}
                      strong={false}
                      aside={
                        <View className="ui-num ui-strong">
                          {policy[s]![t.key] === undefined ? '不放开' : minuteClock(policy[s]![t.key]!)}
                        </View>
                      }
                      onTap={() => setAsked({ sitting: s, key: t.key })}
                    />
                  ))
                : null}
            </Card>
          ))}
          <Card title="留多久" aside="从开餐算起">
            <Chips
              label="留多久"
              value={String(policy.holdMinutes)}
              onChange={(v) => change({ holdMinutes: Number(v) })}
              choices={minuteChoices([30, 45, 60, 75, 90], policy.holdMinutes)}
            />
            <View className="ui-small menu-note">到时没来，让给排队的人</View>
          </Card>
          <Card title="订了总不来" aside={rules[policy.noShowRule].note}>
            <Chips
              label="怎么办"
              value={policy.noShowRule}
              onChange={(noShowRule) => change({ noShowRule })}
              choices={noShowRules.map((r) => ({ value: r, word: rules[r].word }))}
            />
            {policy.noShowRule === 'none' ? null : (
              <>
                <View className="ui-medium rules-label">{`${policy.noShowDays} 天里几次算多`}</View>
                <Chips
                  label="几次"
                  value={String(policy.noShowsMax)}
                  onChange={(v) => change({ noShowsMax: Number(v) })}
                  choices={countChoices([2, 3, 5], policy.noShowsMax, '次')}
                />
                <View className="ui-medium rules-label">
                  {policy.noShowRule === 'pause' ? '停几天' : '给多久来付钱'}
                </View>
                {policy.noShowRule === 'pause' ? (
                  <Chips
                    label="停几天"
                    value={String(policy.pauseDays)}
                    onChange={(v) => change({ pauseDays: Number(v) })}
                    choices={countChoices([3, 7, 14], policy.pauseDays, '天')}
                  />
                ) : (
                  <Chips
                    label="给多久"
                    value={String(policy.payMinutes)}
                    onChange={(v) => change({ payMinutes: Number(v) })}
                    choices={minuteChoices([30, 60, 120], policy.payMinutes)}
                  />
                )}
              </>
            )}
          </Card>
          <Card title="谁付多少">
            {policy.tiers.map((t, i) => (
              <Row
                key={t.code}
                title={t.name}
                note={saysTier(t)}
                aside={saysShare(t.percent)}
                onTap={() => setAsked({ tier: i })}
                label={`改${t.name}`}
              />
            ))}
            {policy.tiers.length < 12 ? (
              <View className="menu-add ui-press" {...tap(() => setAsked({ tier: 'new' }))}>
                <Icon name="plus" />
                添一个价
              </View>
            ) : null}
          </Card>
          {isStaff ? <ClerksCard which={which} /> : null}
          {asked && 'sitting' in asked ? (
            <AskTime
              asked={asked}
              policy={policy}
              onClose={() => setAsked(null)}
              onDone={(t) => {
                setTimes(asked.sitting, t)
                setAsked(null)
              }}
            />
          ) : null}
          {asked && 'tier' in asked ? (
            <TierSheet
              tier={asked.tier === 'new' ? null : policy.tiers[asked.tier]!}
              policy={policy}
              onClose={() => setAsked(null)}
              onDone={(t) => {
                change({
                  tiers:
                    asked.tier === 'new'
                      ? [...policy.tiers, t]
                      : policy.tiers.map((was, i) => (i === asked.tier ? t : was)),
                })
                setAsked(null)
              }}
              onRemove={
                asked.tier === 'new'
                  ? undefined
                  : () => {
                      change({ tiers: policy.tiers.filter((_, i) => i !== asked.tier) })
                      setAsked(null)
                    }
              }
            />
          ) : null}
        </>,
        bar,
      )}
    </>
  )
}

function AskTime({
  asked,
  policy,
  onDone,
  onClose,
}: {
  asked: { sitting: Sitting; key: keyof Times }
  policy: Policy
  onDone: (times: Times) => void
  onClose: () => void
}) {
  const t = policy[asked.sitting]!
  const { word } = times.find((x) => x.key === asked.key)!
  return (
    <ClockSheet
      title={`${sittingNames[asked.sitting]}${word}`}
      minute={t[asked.key] ?? t.servesUntil}
      onClose={onClose}
      onDone={(m) => onDone({ ...t, [asked.key]: m })}
    />
  )
}
