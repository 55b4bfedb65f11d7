import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card, Row } from '@/ui'
import type { UsedView } from '@/contracts/dispatch-shapes'

/** What the machine looks at, of anybody, and what it never does: folded until somebody wants to read it. */
export function UsedCards({ used, never }: { used: UsedView[]; never: string[] }) {
  const [all, setAll] = useState(false)
  if (!all)
    return (
      <Card>
        <Row
          icon="lock"
          title={`${never.slice(0, 3).join('、')}不看`}
          note="看什么、不看什么，点开都写着"
          onTap={() => setAll(true)}
        />
      </Card>
    )
  return (
    <>
      <Card title="从来不看">
        <View className="ui-medium">{never.join('、')}。</View>
      </Card>
      <Card title="派单看什么">
        {used.map((u) => (
          <Row key={u.word} title={u.word} note={u.what} plain />
        ))}
      </Card>
    </>
  )
}
