import { Btn, Card, Empty, Screen, type IconName } from '@/ui'
import { wishFor } from '@/platform/landing'
import { openTab } from '@/platform/navigate'

interface Props {
  /** The screen that was wished for. */
  title: string
  page: string
  backTo: string
  icon: IconName
  ask: string
  note?: string
}

/** Whoever has to sign in first still gets where they were going. */
export function SignInFirst({ title, page, backTo, icon, ask, note }: Props) {
  const signIn = () => {
    wishFor(page)
    void openTab('me/index')
  }
  const action = (
    <Btn size="middle" icon="me" onTap={signIn}>
      去登录
    </Btn>
  )
  return (
    <Screen title={title} backTo={backTo}>
      <Card>
        <Empty icon={icon} title={ask} note={note} action={action} />
      </Card>
    </Screen>
  )
}
