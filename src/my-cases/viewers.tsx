import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card, Row, Sheet } from '@/ui'
import { ago } from '@/ui/words'
import type { CaseView } from '@/contracts/case-shapes'

/** 谁看过这件事: every view is on record for the resident. */
export function Viewers({ view }: { view: CaseView }) {
  const [open, setOpen] = useState(false)
  return (
    <Card>
      <Row icon="eye" title="谁看过这件事" note={`${view.views.length} 个人看过`} onTap={() => setOpen(true)} />
      <Sheet open={open} title="谁看过这件事" onClose={() => setOpen(false)}>
        <Card>
          {view.views.map((v) => (
            <Row key={v.who + v.at} title={v.who} aside={ago(v.at)} plain />
          ))}
        </Card>
        <View className="ui-small">时间是最近看的那一次。名字和电话只给办这件事的人看。</View>
      </Sheet>
    </Card>
  )
}
