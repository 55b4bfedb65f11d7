import { useRouter } from '@tarojs/taro'
import { CaseDesk } from './case-desk'

definePageConfig({ navigationBarTitleText: '这件事' })

/** One case on a phone, or opened from a message. */
export default function StaffCase() {
  const { communityCode = '', caseId = '' } = useRouter().params
  return <CaseDesk communityCode={communityCode} caseId={caseId} />
}
