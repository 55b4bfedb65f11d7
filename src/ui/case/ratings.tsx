import { View } from '@tarojs/components'
import type { CaseView } from '@/contracts/case-shapes'
import { Card } from '../card'
import { Stars } from './stars'

const whose = { resident: '居民评帮手', helper: '帮手评居民' } as const

/** What both said about each other, once it may be seen. */
export function Ratings({ view }: { view: CaseView }) {
  if (!view.ratings.length) return null
  return (
    <Card title="互相的评价">
      {view.ratings.map((r) => (
        <View key={r.side} className="ui-row">
          <View className="ui-row-words">
            <View className="ui-medium">{whose[r.side]}</View>
            <Stars value={r.stars} />
            {r.text ? <View className="case-words">{r.text}</View> : null}
          </View>
        </View>
      ))}
    </Card>
  )
}
