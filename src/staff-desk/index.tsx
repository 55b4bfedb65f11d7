import { useState } from 'react'
import { Empty, Screen, Btn } from '@/ui'
import { Desk } from '@/ui/desk'
import type { CaseCard } from '@/contracts/case'
import { staffRoles } from '@/contracts/roles'
import { open, openTab } from '@/platform/navigate'
import { isWide } from '@/platform/width'
import { useSession } from '@/platform/session'
import { CaseDesk } from './case-desk'
import { Inbox, useInbox } from './inbox'
import { KeyHelp } from './key-help'
import { useKeys } from './keys'

/** 待办: one office's work by time left. Wide: list and case side by side, by keyboard too; on a phone one opens the other. */
export default function StaffDesk() {
  const me = useSession((s) => s.me)
  const staff = me?.roles.find((r) => staffRoles.includes(r.role))
  const inbox = useInbox(Boolean(staff))
  const [chosen, setChosen] = useState<CaseCard | null>(null)
  const [help, setHelp] = useState(false)
  const choose = (card: CaseCard) => {
    if (isWide()) setChosen(card)
    else void open('staff-desk/case', { communityCode: card.communityCode, caseId: card.caseId })
  }
  const move = (by: number) => {
    const at = inbox.cases.findIndex((c) => c.caseId === chosen?.caseId)
    const next = inbox.cases[Math.min(inbox.cases.length - 1, Math.max(0, at + by))]
    if (next) setChosen(next)
  }
  useKeys({ j: () => move(1), k: () => move(-1), '?': () => setHelp(true), Escape: () => setChosen(null) })
  if (!staff) return <Screen title='待办'><Empty icon='desk' title='这里是社区工作人员的待办' note='换成工作人员的账号就能看' action={<Btn size='middle' icon='me' onTap={() => void openTab('me/index')}>去换账号</Btn>} /></Screen>
  return (
    <Screen title='待办' wide backTo='me/index' sub={`${inbox.areaName} · ${staff.roleName}`}>
      <Desk
        who={`${inbox.areaName} · ${me!.name}`} current='inbox'
        places={[{ key: 'inbox', word: '待办', icon: 'desk', count: inbox.counts?.open }, { key: 'notices', word: '消息', icon: 'bell', count: me!.unread }, { key: 'me', word: '我的', icon: 'me' }]}
        onGo={(key) => { if (key === 'me') void openTab('me/index'); else if (key === 'notices') void open('notices/index') }}
        list={<Inbox inbox={inbox} chosen={chosen?.caseId ?? null} onChoose={choose} onHelp={() => setHelp(true)} />}
        detail={chosen ? <CaseDesk key={chosen.caseId} communityCode={chosen.communityCode} caseId={chosen.caseId} keys /> : null}
        onBack={() => setChosen(null)}
      />
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </Screen>
  )
}
