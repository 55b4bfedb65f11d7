import { Answer, Card } from './card'
import { useNow } from './countdown'
import { Notice } from './states'
import { dueShort } from './words'

/** A code to be read aloud or sent: who types it looks after the place from then on. */
export function InvitationCard({ code, until }: { code: string; until: string }) {
  const now = useNow(60_000)
  return (
    <>
      <Card><Answer value={`${code.slice(0, 4)} ${code.slice(4)}`} note={`只能用一次，到 ${dueShort(until, now)}`} /></Card>
      <Notice icon='info'>告诉要来的人：打开“我的”，点“社区给了我一个码”，输进去就好。</Notice>
    </>
  )
}
