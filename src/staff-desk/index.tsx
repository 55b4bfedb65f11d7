import { useRef, useState } from 'react'
import { Text } from '@tarojs/components'
import { Btn, Card, Empty, Screen } from '@/ui'
import { Desk, DeskBar } from '@/ui/desk'
import { useDeskPlaces } from '@/ui/desk/places'
import type { CaseCard } from '@/contracts/case-shapes'
import type { RoleView } from '@/contracts/account'
import { staffRoles } from '@/contracts/roles'
import { open, openTab } from '@/platform/navigate'
import { useSession } from '@/platform/session'
import { isWide } from '@/platform/width'
import { CaseDesk } from './case-desk'
import { Inbox } from './inbox'
import { KeyHelp } from './key-help'
import { useKeys } from './keys'
import { useInbox } from './use-inbox'

definePageConfig({ navigationBarTitleText: '待办' })

/**
 * 待办: one office's work by time left. Wide: list and case side
 * by side, by keyboard too; on a phone one opens the other.
 */
export default function StaffDesk() {
  const staff = useSession((s) => s.me)?.roles.find((r) => staffRoles.includes(r.role))
  return staff ? (
    <DeskOf staff={staff} />
  ) : (
    <Screen title="待办" backTo="home/index">
      <Card>
        <Empty
          icon="desk"
          title="这里是社区工作人员的待办"
          note="换成工作人员的账号就能看"
          action={
            <Btn size="middle" icon="me" onTap={() => void openTab('me/index')}>
              去换账号
            </Btn>
          }
        />
      </Card>
    </Screen>
  )
}

function DeskOf({ staff }: { staff: RoleView }) {
  const me = useSession((s) => s.me)
  const inbox = useInbox()
  const [chosen, setChosen] = useState<CaseCard | null>(null)
  const [help, setHelp] = useState(false)
  const place = useRef(0)
  const now = inbox.cases.findIndex((c) => c.caseId === chosen?.caseId)
  if (now >= 0) place.current = now
  const choose = (card: CaseCard) => {
    if (isWide()) setChosen(card)
    else void open('staff-desk/case', { communityCode: card.communityCode, caseId: card.caseId })
  }
  const move = (by: number) => {
    // What was just answered has left the list, and the next one stands in its place.
    const to = now >= 0 ? now + by : place.current + Math.min(by, 0)
    const next = inbox.cases[Math.min(inbox.cases.length - 1, Math.max(0, to))]
    if (next) setChosen(next)
  }
  useKeys({ j: () => move(1), k: () => move(-1), '?': () => setHelp(true), Escape: () => setChosen(null) })
  const { places, go } = useDeskPlaces('inbox', inbox.counts?.open)
  const who = [inbox.areaName || staff.areaName, me?.name].filter(Boolean)
  const keys = (
    <Btn size="small" label="看按键" onTap={() => setHelp(true)}>
      用键盘办<Text className="desk-key">?</Text>
    </Btn>
  )
  return (
    <Screen title="待办" wide root sub={who.join(' · ')} bottom={<DeskBar places={places} current="inbox" onGo={go} />}>
      <Desk
        who={who.join('\n')}
        current="inbox"
        nothing={inbox.cases.length ? undefined : '有事的时候，在这里办'}
        places={places}
        onGo={go}
        list={<Inbox staff={staff} inbox={inbox} chosen={chosen?.caseId ?? null} onChoose={choose} />}
        detail={
          chosen ? (
            <CaseDesk key={chosen.caseId} communityCode={chosen.communityCode} caseId={chosen.caseId} beside />
          ) : null
        }
        onBack={() => setChosen(null)}
        foot={process.env.TARO_ENV === 'weapp' ? undefined : keys}
      />
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </Screen>
  )
}
