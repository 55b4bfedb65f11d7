import { Answer, BottomBar, Btn, Card, Screen } from '@/ui'
import type { GridworkLeft } from '@/contracts/gridwork-shapes'
import { back } from '@/platform/navigate'
import { useSession } from '@/platform/session'
import { useEffect } from 'react'
import { ErasedAndKept } from './leave-sheet'

/** After leaving: what was done, in the server's words. */
export function Left({ left }: { left: GridworkLeft }) {
  const refresh = useSession((s) => s.refresh)
  // The role is gone on the server; the tabs and the list of roles follow.
  useEffect(() => {
    void refresh().catch(() => undefined)
  }, [])
  const given = [
    left.casesGivenBack && `手上的 ${left.casesGivenBack} 件已经另外找人`,
    left.offersWithdrawn && `问着你的 ${left.offersWithdrawn} 件撤回了`,
  ]
    .filter(Boolean)
    .join('，')
  return (
    <Screen
      title="退出了"
      backTo="gridwork/index"
      bottom={
        <BottomBar>
          <Btn kind="primary" onTap={() => back('gridwork/index')}>
            好
          </Btn>
        </BottomBar>
      }
    >
      <Card>
        <Answer value="谢谢你来过" note={`${given ? `${given}。` : ''}从现在起不再问你，想回来随时再报到。`} />
      </Card>
      <ErasedAndKept erased={left.erased} kept={left.kept} />
    </Screen>
  )
}
