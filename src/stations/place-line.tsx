import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, Empty, Failing, Icon, Row, Sheet, Skeleton, tap } from '@/ui'
import type { PlaceItem } from '@/contracts/org'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { useWhere } from '@/platform/where'

/** Where it is measured from, and how to change it. Says why before it asks. */
export function PlaceLine() {
  const me = useSession((s) => s.me)
  const { state, at, community, mayAsk, ask, choose } = useWhere()
  const [choosing, setChoosing] = useState(false)
  const known = at !== null || community !== null || mayAsk
  const toChoose = () => setChoosing(true)
  const close = () => setChoosing(false)
  const from = (code: string, name: string) => {
    choose({ code, name })
    close()
  }
  const useMine = () => {
    close()
    void ask()
  }
  return (
    <>
      {known || state === 'asking' ? <From onChange={toChoose} /> : <AskPlace onChoose={toChoose} />}
      <Sheet open={choosing} title="从哪儿找" onClose={close}>
        <Row icon="pin" title="用我的位置" note="只在手机里算，不上传" onTap={useMine} />
        {me?.communityCode ? (
          <Row
            icon="home"
            title={me.communityName ?? '我的社区'}
            note="我的社区"
            onTap={() => from(me.communityCode!, me.communityName ?? '')}
          />
        ) : null}
        <Communities onChoose={(c) => from(c.code, c.name)} />
      </Sheet>
    </>
  )
}

function From({ onChange }: { onChange: () => void }) {
  const { state, at, community } = useWhere()
  const own = useSession((s) => s.me?.communityName)
  const place = at ? '你现在的位置附近' : (community?.name ?? own ?? '还不知道你在哪儿')
  return (
    <View className="ui-line-wide stations-place">
      <View className="ui-line ui-strong">
        <Icon name="pin" />
        {state === 'asking' && !at ? '正在看你在哪儿…' : place}
      </View>
      <View className="ui-link ui-press" {...tap(onChange, { label: '换个地方' })}>
        换
      </View>
    </View>
  )
}

/** Nothing is known yet: why it helps, and both ways. */
function AskPlace({ onChoose }: { onChoose: () => void }) {
  const { state, ask } = useWhere()
  const isRefused = state === 'refused'
  return (
    <Card>
      <View className="ui-strong">用一下你的位置，就知道哪个最近</View>
      <View className="ui-medium stations-why">
        {isRefused ? '手机没给位置，可以自己选个社区，一样能找。' : '只在这部手机里算，不上传，也不留下。'}
      </View>
      <View className="ui-buttons">
        <Btn size="middle" onTap={onChoose}>
          自己选地方
        </Btn>
        <Btn size="middle" icon="pin" onTap={() => void ask()}>
          {isRefused ? '再试一次' : '用我的位置'}
        </Btn>
      </View>
    </Card>
  )
}

/** Street → community: a place that the person names is no position. */
function Communities({ onChoose }: { onChoose: (c: PlaceItem) => void }) {
  const [street, setStreet] = useState<PlaceItem | null>(null)
  const { data, error, isPending, refetch } = useRead('list-places', street ? { parentCode: street.code } : {}, {
    staleTime: 3_600_000,
  })
  if (isPending) return <Skeleton rows={5} />
  if (!data) return <Failing message={error!.message} onRetry={() => void refetch()} />
  if (!data.places.length) return <Empty icon="search" title="这里还没有社区" />
  return (
    <>
      {street ? (
        <Btn size="small" icon="back" onTap={() => setStreet(null)}>
          {street.name}
        </Btn>
      ) : null}
      <Card>
        {data.places.map((p) => (
          <Row
            key={p.code}
            title={p.name}
            note={p.hint}
            plain
            onTap={() => (p.level === 'community' ? onChoose(p) : setStreet(p))}
          />
        ))}
      </Card>
    </>
  )
}
