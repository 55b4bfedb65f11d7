import { View } from '@tarojs/components'
import { Card, Chips } from '@/ui'
import type { Policy } from '@/contracts/canteen-shapes'
import { noShowRules } from '@/contracts/canteen-words'
import { counts, rules } from './rules-form'

interface Props {
  policy: Policy
  onChange: (part: Partial<Policy>) => void
}

/** 订了总不来: what follows, and from how often on. */
export function NoShowCard({ policy, onChange }: Props) {
  return (
    <Card title="订了总不来" aside={rules[policy.noShowRule].note}>
      <Chips
        label="怎么办"
        value={policy.noShowRule}
        onChange={(noShowRule) => onChange({ noShowRule })}
        choices={noShowRules.map((r) => ({ value: r, word: rules[r].word }))}
      />
      {policy.noShowRule === 'none' ? null : (
        <>
          <View className="ui-medium rules-label">{`${policy.noShowDays} 天里几次算多`}</View>
          <Chips
            label="几次"
            value={String(policy.noShowsMax)}
            onChange={(v) => onChange({ noShowsMax: Number(v) })}
            choices={counts([2, 3, 5], policy.noShowsMax, '次')}
          />
        </>
      )}
      {policy.noShowRule === 'pause' ? (
        <>
          <View className="ui-medium rules-label">停几天</View>
          <Chips
            label="停几天"
            value={String(policy.pauseDays)}
            onChange={(v) => onChange({ pauseDays: Number(v) })}
            choices={counts([3, 7, 14], policy.pauseDays, '天')}
          />
        </>
      ) : null}
      {policy.noShowRule === 'pay-first' ? (
        <>
          <View className="ui-medium rules-label">给多久来付钱</View>
          <Chips
            label="给多久"
            value={String(policy.payMinutes)}
            onChange={(v) => onChange({ payMinutes: Number(v) })}
            choices={counts([30, 60, 120], policy.payMinutes, '分钟')}
          />
        </>
      ) : null}
    </Card>
  )
}
