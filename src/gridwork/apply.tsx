import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Arriving, Btn, Card, Notice, SwitchRow } from '@/ui'
import type { MyGridwork } from '@/contracts/gridwork-shapes'
import { gridworkPromises } from '@/contracts/gridwork-words'
import { inWords } from '@/contracts/quantity'
import { Refusal } from '@/platform/call'
import { replace } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { useSession } from '@/platform/session'
import { ApplicationForm } from './application-form'
import { saidIn, useApplicationDraft } from './draft-of-application'
import { SignInFirst } from './sign-in-first'
import { SummaryCard } from './summary-card'

definePageConfig({ navigationBarTitleText: '报到' })

const backTo = 'gridwork/index'

/** 报到: four short questions, one look at it all, consent to the text that stands there. */
export default function Apply() {
  const me = useSession((s) => s.me)
  if (me) return <Form key={me.personId} />
  return (
    <SignInFirst
      title="报到"
      page="gridwork/apply"
      backTo={backTo}
      icon="me"
      ask="先登录，再报到"
      note="登录完接着填"
    />
  )
}

const whyNot = (error: Error): string =>
  error instanceof Refusal ? error.message : `${error.message}填的都在手机里，再点一次就行。`

interface ConsentProps {
  consent: MyGridwork['consent']
  agreed: boolean
  onAgree: (agreed: boolean) => void
}

const ConsentCard = ({ consent, agreed, onAgree }: ConsentProps) => (
  <Card title={consent.title}>
    <View className="consent-text">
      {consent.paragraphs.map((p) => (
        <View key={p} className="ui-medium">
          {p}
        </View>
      ))}
    </View>
    <SwitchRow title="我看过了，同意" note="随时可以收回" on={agreed} onChange={onAgree} />
  </Card>
)

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
    const { communityCode, applicationId } = draft
    submit.mutate(
      { communityCode: communityCode!, applicationId, ...saidIn(draft), consentEdition: consent.edition },
      {
        onSuccess: () => {
          clear()
          void replace('gridwork/application', { applicationId })
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
  const toAgree = asked && !draft.agreed ? '看过说明，点“我看过了，同意”，就能交' : undefined
  const wrong = submit.error ? whyNot(submit.error) : toAgree
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
            <ConsentCard consent={consent} agreed={draft.agreed} onAgree={(agreed) => change({ agreed })} />
          ) : (
            <Arriving read={mine} kept="填的都在手机里，看到说明才能交" rows={3} />
          )}
          <View className="ui-small gridwork-note">{`交了以后，社区${inWords(gridworkPromises.decide)}内给回音。`}</View>
        </>
      }
    />
  )
}
