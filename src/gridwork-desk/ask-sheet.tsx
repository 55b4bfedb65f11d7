import { Notice } from '@/ui'
import { MissingSheet } from '@/ui/desk/missing-sheet'
import type { ApplicationView } from '@/contracts/gridwork-shapes'
import { useWrite } from '@/platform/query'

const common = ['空闲时间再写具体些', '选一下常在哪一片', '会做的事点一下', '写一句方便联系的时间', '写一下能来多久']

/** What an application still lacks. */
export function AskSheet({ open, of, onClose }: { open: boolean; of: ApplicationView; onClose: () => void }) {
  const { communityCode, applicationId, timesAsked } = of
  const write = useWrite('ask-applicant', { refresh: ['read-application', 'list-applications'] })
  const notice = timesAsked ? (
    <Notice icon="warn" tone="soon">{`已经要过 ${timesAsked} 次，再要会记下来`}</Notice>
  ) : (
    <Notice>再要第二次会记下来，尽量一次说全。身份证号不用要</Notice>
  )
  return (
    <MissingSheet
      open={open}
      common={common}
      whom="他"
      notice={notice}
      write={write}
      onClose={onClose}
      onMissing={(missing, then) => write.mutate({ communityCode, applicationId, missing }, then)}
    />
  )
}
