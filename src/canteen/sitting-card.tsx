import { View } from '@tarojs/components'
import { Card, Meter, Row } from '@/ui'
import type { SittingView, TierView } from '@/contracts/canteen-shapes'
import { allergens } from '@/contracts/canteen-words'
import { price } from '@/ui/meal'
import { clock } from '@/rules/local-time'
import { SittingPill } from './sitting-pill'

/** One meal: dishes with what they contain, how many are left, and what it costs whom. */
export function SittingCard({ sitting, now }: { sitting: SittingView; now: number }) {
  const everybody = sitting.portions - sitting.elderPortions
  const released = sitting.releaseEldersAt ? `，${clock(sitting.releaseEldersAt)} 还有剩的再放开` : ''
  return (
    <>
      <Card
        title={sitting.name}
        aside={<SittingPill state={sitting.state} cutOffAt={sitting.cutOffAt} waiting={sitting.waiting} now={now} />}
      >
        {sitting.dishes.map((d) => (
          <Row
            key={d.name}
            title={d.name}
            aside={d.allergens.length ? `含${d.allergens.map((a) => allergens[a]).join('、')}` : undefined}
            plain={d.kind !== 'main'}
          />
        ))}
        <View className="meal-left">
          <Meter
            value={sitting.portions ? 1 - sitting.left / sitting.portions : 1}
            label={sitting.line}
            tone={sitting.left ? undefined : 'shut'}
          />
          <View className="ui-line-wide ui-small">
            <View>{sitting.line}</View>
            <View>
              {clock(sitting.servesFrom)}–{clock(sitting.servesUntil)} 开餐
            </View>
          </View>
        </View>
        {sitting.elderPortions ? (
          <View className="ui-small">
            一共 {sitting.portions} 份：大家 {everybody} 份，另给老人留 {sitting.elderPortions} 份{released}
          </View>
        ) : null}
      </Card>
      <Card title="多少钱" aside={`原价 ${price(sitting.fullPriceFen)}`}>
        {sitting.tiers.map((t) => (
          <Row
            key={t.code}
            title={t.name}
            note={saysTier(t)}
            aside={<View className="meal-price">{t.freeFirst ? '首餐免费' : price(t.priceFen)}</View>}
            plain={!t.mine}
          />
        ))}
      </Card>
    </>
  )
}

export const saysTier = (t: TierView): string =>
  [t.line, t.checkedAtTill ? '到店看证件' : ''].filter(Boolean).join(' · ')
