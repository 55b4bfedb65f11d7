import { Notice } from '@/ui'
import { MissingSheet } from '@/ui/desk/missing-sheet'
import type { CaseView } from '@/contracts/case-shapes'
import { useWrite } from '@/platform/query'

const common = ['身份证', '户口本', '现场照片', '楼号和门牌', '方便的时间', '联系电话']

/** What a case still lacks. */
export function AskMissing({ open, view, onClose }: { open: boolean; view: CaseView; onClose: () => void }) {
  const { communityCode, caseId } = view
  const write = useWrite('ask-missing', { refresh: ['read-desk-case', 'list-inbox'] })
  return (
    <MissingSheet
      open={open}
      common={common}
      whom="居民"
      notice={<Notice>再要第二次会记下来，尽量一次说全</Notice>}
      write={write}
      onClose={onClose}
      onMissing={(missing, then) => write.mutate({ communityCode, caseId, missing }, then)}
    />
  )
}
