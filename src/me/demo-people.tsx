import { Failing, Notice, Row, Skeleton } from '@/ui'
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import { land } from '@/platform/landing'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { useEntering } from './use-entering'

/** The demo's people, each one press away; who is signed in already has a tick. */
export function DemoPeople() {
  const { me, signInDemo } = useSession()
  const accounts = useRead('list-demo-accounts', {}, { staleTime: Infinity })
  const { busy, wrong, enter } = useEntering()
  const saysNow = ({ key, label }: { key: string; label: string }) => {
    if (busy === key) return '正在登录'
    return label === me?.name ? '现在是' : undefined
  }
  const go = (key: DemoAccountKey) => {
    if (!busy) enter(key, () => signInDemo(key).then(land))
  }
  if (accounts.isPending) return <Skeleton rows={4} />
  if (accounts.error)
    return (
      <Failing message={accounts.error.message} onRetry={() => void accounts.refetch()} loading={accounts.isFetching} />
    )
  return (
    <>
      {wrong ? (
        <Notice tone="brand" icon="warn">
          {wrong}
        </Notice>
      ) : null}
      {accounts.data.accounts.map((a) => (
        <Row
          key={a.key}
          title={a.label}
          note={`${a.roleName} · ${a.hint}`}
          aside={saysNow(a)}
          onTap={() => go(a.key)}
        />
      ))}
    </>
  )
}
