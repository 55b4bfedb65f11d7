import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Btn, Card, Empty, Failing, Notice, Screen, Skeleton, SwitchRow } from '@/ui'
import { Refusal } from '@/platform/call'
import { wishFor } from '@/platform/landing'
import { openTab, replace } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { useSession } from '@/platform/session'
import { ApplicationForm } from './application-form'
import { saidIn, useApplicationDraft } from './draft-of-application'
import { SummaryCard } from './summary-card'

const backTo = 'gridwork/index'

/** 报到: four short questions, one look at it all, consent to the text that stands there. */
export default function Apply() {
  const me = useSession((s) => s.me)
  if (me) return <Form key={me.personId} />
  const signIn = () => {
    wishFor('gridwork/apply')
    void openTab('me/index')
  }
  return (
    <Screen title="报到" backTo={backTo}>
      <Card>
        <Empty
          icon="me"
          title="先登录，再报到"
          note="登录完接着填"
          action={
            <Btn size="middle" icon="me" onTap={signIn}>
              去登录
            </Btn>
          }
        />
      </Card>
    </Screen>
  )
}

function Form() {
  const { kind } = useRouter().params
  const [draft, change, clear] = useApplicationDraft(kind === 'volunteer')
  const mine = useRead('read-gridwork', {})
  const submit = useWrite('submit-application', { refresh: ['read-gridwork'] })
  const [asked, setAsked] = useState(false)
  const consent = mine.data?.consent
  const send = () => {
    setAsked(true)
    if (!draft.agreed || !consent) return
    submit.mutate(
      {
        communityCode: draft.communityCode!,
        applicationId: draft.applicationId,
        ...saidIn(draft),
        consentEdition: consent.edition,
      },
      {
        onSuccess: ({ application }) => {
          clear()
          void replace('gridwork/application', { applicationId: application.applicationId })
        },
        // The text has a new edition: it is read again, and agreed to again.
        onError: (error) => {
          if (error instanceof Refusal && error.code === 'CONSENT_OUTDATED') {
            change({ agreed: false })
            void mine.refetch()
          }
        },
      },
    )
  }
  const wrong = submit.error
    ? `${submit.error.message}${submit.error instanceof Refusal ? '' : '填的都在手机里，再点一次就行。'}`
    : asked && !draft.agreed
      ? '看过说明，点“我看过了，同意”，就能交'
      : undefined
  return (
    <ApplicationForm
      title="报到"
      backTo={backTo}
      draft={draft}
      change={change}
      lastTitle="看一眼，就交"
      lastBar={
        <Btn kind="primary" disabled={!consent} loading={submit.isPending} onTap={send}>
          交给社区
        </Btn>
      }
      last={
        <>
          {wrong ? (
            <Notice tone="brand" icon="warn">
              {wrong}
            </Notice>
          ) : null}
          <SummaryCard draft={draft} onGo={(step) => change({ step })} />
          {consent ? (
            <Card title={consent.title}>
              <View className="consent-text">
                {consent.paragraphs.map((p) => (
                  <View key={p} className="ui-medium">
                    {p}
                  </View>
                ))}
              </View>
              <SwitchRow
                title="我看过了，同意"
                note="随时可以收回"
                on={draft.agreed}
                onChange={(agreed) => change({ agreed })}
              />
            </Card>
          ) : mine.error ? (
            <Card>
              <Failing
                message={mine.error.message}
                kept="填的都在手机里，看到说明才能交"
                onRetry={() => void mine.refetch()}
                loading={mine.isFetching}
              />
            </Card>
          ) : (
            <Skeleton rows={3} />
          )}
          <View className="ui-small gridwork-note">交了以后，社区五个工作日内给回音。</View>
        </>
      }
    />
  )
}
