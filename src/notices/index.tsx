import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Arriving, Card, Empty, Pill, Row, Screen } from '@/ui'
import { tabs } from '@/ui/tabs'
import { ago } from '@/ui/words'
import type { NoticeView } from '@/contracts/notice'
import { staffRoles } from '@/contracts/roles'
import { open, openTab } from '@/platform/navigate'
import { useRead, useWrite } from '@/platform/query'
import { useSession } from '@/platform/session'

definePageConfig({ navigationBarTitleText: '消息' })

/** What I was told. Opening the list is reading it. */
export default function Notices() {
  const { me, refresh } = useSession()
  const asked = useRead('list-notices', { limit: 50 })
  const { data } = asked
  const read = useWrite('read-notices')
  useEffect(() => {
    const unread = data?.notices.filter((n) => !n.read).map((n) => n.noticeId) ?? []
    // Marked on the server at once; on this screen they stay marked as new until it is opened again.
    if (unread.length) read.mutate({ noticeIds: unread }, { onSuccess: () => void refresh().catch(() => undefined) })
  }, [data])
  const isStaff = me?.roles.some((r) => staffRoles.includes(r.role)) ?? false
  const isKeeper = me?.roles.some((r) => r.role === 'station-keeper') ?? false
  const go = (n: NoticeView) => {
    const to = pageOf(n, isStaff, isKeeper)
    if (to) void (tabs.some((t) => t.page === to.page) ? openTab(to.page) : open(to.page, to.params))
  }
  return (
    <Screen title="消息">
      {data ? null : <Arriving read={asked} kept="消息都给你留着" rows={5} />}
      {data && !data.notices.length ? <Empty icon="bell" title="还没有消息" note="有进展会在这里告诉你" /> : null}
      {data?.notices.length ? (
        <Card>
          {data.notices.map((n) => (
            <Row
              key={n.noticeId}
              title={withoutNumber(n.title)}
              note={
                <>
                  <View>{n.body}</View>
                  <View className="ui-num">{[ago(n.at), numberIn(n.title)].filter(Boolean).join(' · ')}</View>
                </>
              }
              plain={n.read}
              aside={n.read ? undefined : <Pill tone="info">新</Pill>}
              onTap={pageOf(n, isStaff, isKeeper) ? () => go(n) : undefined}
            />
          ))}
        </Card>
      ) : null}
    </Screen>
  )
}

/** The number of its case stands last in a title; here it stands beside the time, where nobody has to read over it. */
const numbered = / · (\d{4}-\d{3,})$/
const withoutNumber = (title: string): string => title.replace(numbered, '')
const numberIn = (title: string): string => numbered.exec(title)?.[1] ?? ''

/** The page that a message is about, as its reader works with it; null when there is none to open. */
function pageOf(
  { kind, communityCode, caseId, subject }: NoticeView,
  isStaff: boolean,
  isKeeper: boolean,
): { page: string; params: Record<string, string> } | null {
  if (!communityCode) return null
  if (caseId && /^offer\./.test(kind))
    return { page: 'gridwork/why', params: { communityCode, caseId, from: 'notice' } }
  if (caseId && kind === 'case.assigned') return { page: 'help-out/work', params: { communityCode, caseId } }
  if (caseId) return { page: isStaff ? 'staff-desk/case' : 'my-cases/case', params: { communityCode, caseId } }
  if (subject?.kind === 'fault') return { page: 'station-desk/fault', params: { communityCode, faultId: subject.id } }
  if (subject?.kind === 'station')
    return {
      page: isStaff || isKeeper ? 'station-desk/station' : 'stations/station',
      params: { communityCode, stationId: subject.id },
    }
  if (subject?.kind === 'reservation') return { page: 'canteen/index', params: {} }
  if (subject?.kind === 'canteen') return { page: 'canteen/canteen', params: { communityCode, canteenId: subject.id } }
  if (subject?.kind === 'application')
    return {
      page: isStaff ? 'gridwork-desk/index' : 'gridwork/application',
      params: { communityCode, applicationId: subject.id },
    }
  if (subject?.kind === 'appointment')
    return {
      page: isStaff ? 'gridwork-desk/index' : 'gridwork/appointment',
      params: { communityCode, appointmentId: subject.id },
    }
  if (subject?.kind === 'post')
    return { page: isStaff ? 'gridwork-desk/index' : 'gridwork/posts', params: { communityCode, part: 'posts' } }
  return null
}
