import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card, Icon, Row, tap } from '@/ui'
import type { Policy, Tier } from '@/contracts/canteen-shapes'
import { saysShare, saysTier } from './rules-form'
import { TierSheet } from './tier-sheet'

const tiersMax = 12

/** 谁付多少: the prices of this canteen. */
export function TiersCard({ policy, onChange }: { policy: Policy; onChange: (tiers: Tier[]) => void }) {
  const { tiers } = policy
  const [asked, setAsked] = useState<number | 'new' | null>(null)
  const close = () => setAsked(null)
  const put = (next: Tier[]) => {
    onChange(next)
    close()
  }
  return (
    <>
      <Card title="谁付多少">
        {tiers.map((t, i) => (
          <Row
            key={t.code}
            title={t.name}
            note={saysTier(t)}
            aside={saysShare(t.percent)}
            onTap={() => setAsked(i)}
            label={`改${t.name}`}
          />
        ))}
        {tiers.length < tiersMax ? (
          <View className="menu-add ui-press" {...tap(() => setAsked('new'))}>
            <Icon name="plus" />
            添一个价
          </View>
        ) : null}
      </Card>
      {asked === 'new' ? (
        <TierSheet tier={null} policy={policy} onClose={close} onDone={(t) => put([...tiers, t])} />
      ) : null}
      {typeof asked === 'number' ? (
        <TierSheet
          tier={tiers[asked]!}
          policy={policy}
          onClose={close}
          onDone={(t) => put(tiers.map((was, i) => (i === asked ? t : was)))}
          onRemove={() => put(tiers.filter((_, i) => i !== asked))}
        />
      ) : null}
    </>
  )
}
