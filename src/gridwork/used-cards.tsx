import { View } from '@tarojs/components'
import { Card, Row } from '@/ui'
import type { UsedView } from '@/contracts/dispatch'

/** What the machine looks at, of anybody, and what it never does. */
export function UsedCards({ used, never }: { used: UsedView[]; never: string[] }) {
  return (
    <>
      <Card title='派单看什么'>{used.map((u) => <Row key={u.word} title={u.word} note={u.what} strong={false} />)}</Card>
      <Card title='从来不看'><View className='ui-medium'>{never.join('、')}。</View></Card>
    </>
  )
}
