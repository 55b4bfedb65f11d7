import { ReasonSheet } from '@/ui'
import type { CaseView } from '@/contracts/case-shapes'
import { useWrite } from '@/platform/query'

const reasons = ['等配件到货', '等居民有空', '等专业单位来', '天气不好，没法施工']

/** The countdown stops for a reason that the resident reads. */
export function PauseSheet({ open, view, onClose }: { open: boolean; view: CaseView; onClose: () => void }) {
  const write = useWrite('pause-case', { refresh: ['read-desk-case', 'list-inbox'] })
  return (
    <ReasonSheet
      open={open}
      title="为什么停一停"
      note="这句话居民看得见"
      reasons={reasons}
      button="停一停"
      busy={write.isPending}
      wrong={write.error?.message}
      onClose={onClose}
      onReason={(reason) =>
        write.mutate({ communityCode: view.communityCode, caseId: view.caseId, reason }, { onSuccess: onClose })
      }
    />
  )
}
