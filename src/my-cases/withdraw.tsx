import { useState } from 'react'
import { Btn, Sheet, TextArea, Wrong } from '@/ui'
import type { CaseView } from '@/contracts/case-shapes'
import { useWrite } from '@/platform/query'

/** Taking a case back: asked once more, because it cannot be undone. */
export function Withdraw({ open, view, onClose }: { open: boolean; view: CaseView; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const write = useWrite('withdraw-case', { refresh: ['read-case', 'list-my-cases'] })
  const go = () =>
    write.mutate({ communityCode: view.communityCode, caseId: view.caseId, reason }, { onSuccess: onClose })
  return (
    <Sheet
      open={open}
      title="不用办了？"
      onClose={onClose}
      action={
        <>
          <Btn onTap={onClose}>先留着</Btn>
          <Btn kind="danger" loading={write.isPending} onTap={go}>
            撤回
          </Btn>
        </>
      }
    >
      <Wrong error={write.error} />
      <TextArea
        label="说一声原因（可以不写）"
        value={reason}
        onChange={setReason}
        maxLength={200}
        placeholder="比如：自己修好了"
      />
    </Sheet>
  )
}
