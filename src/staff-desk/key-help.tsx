import { View } from '@tarojs/components'
import { Card, Row, Sheet } from '@/ui'

export const deskKeys: [key: string, does: string][] = [
  ['j / k', '下一件 / 上一件'],
  ['a', '受理'],
  ['r', '答复'],
  ['g', '派给帮手'],
  ['t', '转办'],
  ['p', '暂停 / 接着办'],
  ['m', '一次告知'],
  ['Ctrl + Enter', '写好了，发出去'],
  ['?', '看按键'],
  ['Esc', '关上'],
]

export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Sheet open={open} title="按键" onClose={onClose}>
      <Card>
        {deskKeys.map(([key, does]) => (
          <Row key={key} title={does} aside={<View className="ui-strong ui-num">{key}</View>} plain />
        ))}
      </Card>
    </Sheet>
  )
}
