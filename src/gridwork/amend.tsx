import { useRouter } from '@tarojs/taro'
import { Arriving, Btn, Screen, Wrong } from '@/ui'
import type { ApplicationView } from '@/contracts/gridwork-shapes'
import { back } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { ApplicationForm } from './application-form'
import { saidIn, useAmendDraft } from './draft-of-application'
import { NothingHere } from './nothing-here'
import { SummaryCard } from './summary-card'

definePageConfig({ navigationBarTitleText: '补一补' })

const backTo = 'gridwork/index'

/** What was missing, put in once: the same questions with what is there already. */
export default function Amend() {
  const { applicationId } = useRouter().params
  const asked = useRead('read-gridwork', {})
  const application = asked.data?.applications.find((a) => a.applicationId === applicationId)
  if (application?.can.includes('amend')) return <Form of={application} />
  return (
    <Screen title="补一补" backTo={backTo}>
      {asked.data ? (
        <NothingHere icon="check" title="这次报名不用补了" note="已经有了结果，回去看看" />
      ) : (
        <Arriving read={asked} kept="报的名还在" rows={4} />
      )}
    </Screen>
  )
}

function Form({ of }: { of: ApplicationView }) {
  const [draft, change, clear] = useAmendDraft(of)
  const amend = useWrite('amend-application', { refresh: ['read-gridwork'] })
  const send = () =>
    amend.mutate(
      { communityCode: of.communityCode, applicationId: of.applicationId, ...saidIn(draft) },
      {
        onSuccess: () => {
          clear()
          back('gridwork/index')
        },
      },
    )
  return (
    <ApplicationForm
      title="补一补"
      backTo={backTo}
      fixed
      draft={draft}
      change={change}
      lastTitle={of.missing.length ? '差的补上，再交一次' : '改一改，再交一次'}
      notice={of.missing.length ? `还差：${of.missing.join('、')}。没有对应的格子，就写在“还想说的”里。` : undefined}
      lastBar={
        <Btn kind="primary" loading={amend.isPending} onTap={send}>
          再交给社区
        </Btn>
      }
      last={
        <>
          <Wrong error={amend.error} />
          <SummaryCard draft={draft} onGo={(step) => change({ step })} />
        </>
      }
    />
  )
}
