import { Btn, Card, Empty } from '@/ui'
import type { IconName } from '@/ui'
import { back } from '@/platform/navigate'

/** What was looked for is not here, or not any more: the way back. */
export const NothingHere = ({ icon = 'paper', title, note }: { icon?: IconName; title: string; note: string }) => (
  <Card>
    <Empty
      icon={icon}
      title={title}
      note={note}
      action={
        <Btn size="middle" onTap={() => back('gridwork/index')}>
          回我的报到
        </Btn>
      }
    />
  </Card>
)
