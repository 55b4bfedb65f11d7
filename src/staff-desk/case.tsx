import { useRouter } from '@tarojs/taro'
import { CaseDesk } from './case-desk'

/** One case on a phone, or opened from a message. */
export default function StaffCase() {
  const { communityCode = '', caseId = '' } = useRouter().params
  return <CaseDesk communityCode={communityCode} caseId={caseId} />
}
