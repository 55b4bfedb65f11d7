import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Chips, Field, Row, Sheet, SwitchRow } from '@/ui'
import { ClockSheet } from '@/ui/time-sheet'
import type { Policy, Tier } from '@/contracts/canteen-shapes'
import { audiences, sittingNames, sittings, type Audience } from '@/contracts/canteen-words'
import { minuteClock } from '@/rules/local-time'
import { audienceWords } from './rules-form'

interface Props {
  tier: Tier | null
  policy: Policy
  onDone: (tier: Tier) => void
  onRemove?: () => void
  onClose: () => void
}

/** With a code of its own that no other price has; people never see it. */
function blank(tiers: readonly Tier[]): Tier {
  let n = tiers.length + 1
  while (tiers.some((t) => t.code === `price-${n}`)) n++
  return { code: `price-${n}`, name: '', audience: 'anybody', percent: 100, freePerDay: 0, subsidySource: '' }
}

const ends = { from: '从几点', until: '到几点' } as const
const isWhole = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most

/** One price: who, how much of the full price, when, and who pays the rest. */
export function TierSheet({ tier, policy, onDone, onRemove, onClose }: Props) {
  const [draft, setDraft] = useState<Tier>(tier ?? blank(policy.tiers))
  const [percent, setPercent] = useState(String(draft.percent))
  const [age, setAge] = useState(String(draft.ageFrom ?? 60))
  const [asked, setAsked] = useState<'from' | 'until' | null>(null)
  const change = (part: Partial<Tier>) => setDraft((was) => ({ ...was, ...part }))
  const share = Number(percent)
  const years = Number(age)
  const shareWrong = percent && isWhole(share, 0, 100) ? undefined : '0 到 100'
  const ageWrong = draft.audience === 'age' && !isWhole(years, 50, 100) ? '50 到 100 岁' : undefined
  const done = () => {
    const { ageFrom: _was, name, subsidySource, ...rest } = draft
    onDone({
      ...rest,
      name: name.trim(),
      subsidySource: subsidySource.trim(),
      percent: share,
      ...(draft.audience === 'age' ? { ageFrom: years } : {}),
    })
  }
  return (
    <Sheet
      open
      title={tier ? '改这个价' : '添一个价'}
      onClose={onClose}
      action={
        <>
          {onRemove ? (
            <Btn kind="danger" onTap={onRemove}>
              不要了
            </Btn>
          ) : null}
          <Btn
            kind="primary"
            disabled={draft.name.trim().length < 2 || Boolean(shareWrong) || Boolean(ageWrong)}
            onTap={done}
          >
            就这样
          </Btn>
        </>
      }
    >
      <Field
        label="叫什么"
        value={draft.name}
        onChange={(name) => change({ name })}
        placeholder="骑手错峰价"
        maxLength={20}
      />
      <View className="ui-strong">给谁</View>
      <Chips<Audience>
        label="给谁"
        value={draft.audience}
        onChange={(audience) => change({ audience })}
        choices={audiences.map((a) => ({ value: a, word: audienceWords[a] }))}
      />
      <View className="menu-numbers">
        {draft.audience === 'age' ? (
          <Field label="几岁起" kind="number" value={age} onChange={setAge} maxLength={3} error={ageWrong} />
        ) : null}
        <Field
          label="付原价的（%）"
          kind="number"
          value={percent}
          onChange={setPercent}
          maxLength={3}
          error={shareWrong}
        />
      </View>
      <Field
        label="差的谁来补"
        value={draft.subsidySource}
        onChange={(subsidySource) => change({ subsidySource })}
        placeholder="不写就是食堂让利"
        maxLength={30}
      />
      <Card>
        <SwitchRow
          title="每天第一餐免费"
          on={draft.freePerDay === 1}
          onChange={(on) => change({ freePerDay: on ? 1 : 0 })}
        />
        <OffPeak draft={draft} policy={policy} onAsk={setAsked} onDraft={setDraft} />
      </Card>
      {asked ? (
        <ClockSheet
          title={ends[asked]}
          minute={draft[asked]!}
          onClose={() => setAsked(null)}
          onDone={(m) => {
            change({ [asked]: m })
            setAsked(null)
          }}
        />
      ) : null}
    </Sheet>
  )
}

interface OffPeakProps {
  draft: Tier
  policy: Policy
  onDraft: (change: (was: Tier) => Tier) => void
  onAsk: (end: 'from' | 'until') => void
}

/** 错峰价: it counts within a part of one meal; the last three quarters of an hour to begin with. */
function OffPeak({ draft, policy, onDraft, onAsk }: OffPeakProps) {
  const isOn = draft.from !== undefined
  const turn = (on: boolean) => {
    const sitting = policy.lunch ? 'lunch' : 'dinner'
    const served = policy[sitting]
    onDraft(({ from: _f, until: _u, sitting: _s, ...rest }) => {
      if (!on || !served) return rest
      const { servesFrom, servesUntil } = served
      return { ...rest, sitting, from: Math.max(servesFrom, servesUntil - 45), until: servesUntil }
    })
  }
  return (
    <>
      <SwitchRow title="错峰价" note="只在一段时间里算数" on={isOn} onChange={turn} />
      {isOn ? (
        <>
          <Chips
            label="哪一餐"
            value={draft.sitting ?? null}
            onChange={(sitting) => onDraft((was) => ({ ...was, sitting }))}
            choices={sittings.filter((s) => policy[s]).map((s) => ({ value: s, word: sittingNames[s] }))}
          />
          <Row title="从" aside={minuteClock(draft.from!)} onTap={() => onAsk('from')} />
          <Row title="到" aside={minuteClock(draft.until!)} onTap={() => onAsk('until')} />
        </>
      ) : null}
    </>
  )
}
