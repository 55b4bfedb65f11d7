import type { OfferView } from '@/contracts/dispatch-shapes'
import { back } from '@/platform/navigate'
import { useWrite } from '@/platform/query'
import { ReasonSheet } from '@/ui'

const reasons = ['正在忙别的', '离得有点远', '这个我不会', '身体不方便']

/** "This time not": with a reason, without blame; the next person is asked at once. */
export function RefuseSheet({ open, offer, onClose }: { open: boolean; offer: OfferView; onClose: () => void }) {
  const write = useWrite('refuse-offer', { refresh: ['list-offers'] })
  const send = (reason: string) =>
    write.mutate(
      { communityCode: offer.communityCode, caseId: offer.caseId, reason },
      {
        onSuccess: () => {
          onClose()
          back('help-out/index')
        },
      },
    )
  return (
    <ReasonSheet
      open={open}
      title="这次为什么不行"
      reasons={reasons}
      button="好，问下一位"
      busy={write.isPending}
      wrong={write.error?.message}
      onClose={onClose}
      onReason={send}
    />
  )
}
