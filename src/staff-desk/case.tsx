import { useRouter } from '@tarojs/taro'
import { Screen } from '@/ui'
import { CaseDesk } from './case-desk'

/** One case on a phone, or opened from a message. */
export default function StaffCase() {
  const { communityCode = '', caseId = '' } = useRouter().params
  return <Screen title='这件事' backTo='staff-desk/index'><CaseDesk communityCode={communityCode} caseId={caseId} /></Screen>
}
