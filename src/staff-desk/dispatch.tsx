import { useRouter } from '@tarojs/taro'
import { Screen } from '@/ui'
import { HowOffered } from './how-offered'

definePageConfig({ navigationBarTitleText: '怎么派的' })

/** 怎么派的, on a phone a page of its own. */
export default function Dispatch() {
  const { communityCode = '', caseId = '' } = useRouter().params
  return (
    <Screen title="怎么派的" backTo="staff-desk/index" offline="没网，先看存着的">
      <HowOffered communityCode={communityCode} caseId={caseId} alone />
    </Screen>
  )
}
