import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Answer, Btn, Card, Chips, Empty, Failing, Notice, Pill, Row, Screen, Skeleton, tap, type Tone } from '@/ui'
import type { PostPage, PostView } from '@/contracts/gridwork-shapes'
import { postKinds } from '@/contracts/gridwork-words'
import { call } from '@/platform/call'
import { open } from '@/platform/navigate'
import { useSession } from '@/platform/session'
import { AreaSheet } from './area-sheet'
import { PostSheet } from './post-sheet'
import './gridwork.scss'

const views = [
  { value: 'vacant', word: '还空着' },
  { value: 'all', word: '全部' },
] as const

/** 楼栋长、单元长: who holds which, and where somebody is still wanted. */
export default function Posts() {
  const me = useSession((s) => s.me)
  const params = useRouter().params
  const [community, setCommunity] = useState(params.communityCode ?? me?.communityCode ?? '')
  const [view, setView] = useState<'vacant' | 'all'>('vacant')
  const [chosen, setChosen] = useState<PostView | null>(null)
  const [choosing, setChoosing] = useState(!community)
  const asked = { communityCode: community, ...(view === 'vacant' ? { vacant: true } : {}) }
  const { data, error, isPending, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['list-posts', 'pages', asked],
      initialPageParam: '',
      enabled: community !== '',
      queryFn: ({ pageParam }) => call('list-posts', { ...asked, ...(pageParam ? { after: pageParam } : {}) }),
      getNextPageParam: (page: PostPage) => page.next ?? undefined,
    })
  const first = data?.pages[0]
  const buildings = data?.pages.flatMap((p) => p.buildings) ?? []
  return (
    <Screen title="楼栋长、单元长" backTo="gridwork/index">
      {isPending ? <Skeleton answer rows={5} /> : null}
      {error && !data ? (
        <Card>
          <Failing message={error.message} onRetry={() => void refetch()} loading={isFetching} />
        </Card>
      ) : null}
      {first ? (
        <>
          <Card>
            <Answer
              value={first.counts.vacant}
              unit="个岗位还空着"
              note={`一共 ${first.counts.posts} 个，${first.counts.held} 个有人`}
            />
          </Card>
          {first.mayApply ? null : (
            <Notice icon="info" onTap={() => void open('gridwork/index')}>
              先报到，社区同意以后就可以报
            </Notice>
          )}
          <View className="ui-line-wide">
            <Chips label="看哪些" choices={[...views]} value={view} onChange={setView} />
            <Btn size="small" icon="building" onTap={() => setChoosing(true)}>
              换社区
            </Btn>
          </View>
          {buildings.length ? null : (
            <Card>
              <Empty icon="building" title={view === 'vacant' ? '都有人了' : '这里还没有楼栋'} note="谢谢每一位楼长" />
            </Card>
          )}
          {buildings.map((b) => {
            const units = b.units.filter((p) => view === 'all' || !p.holderName)
            return (
              <Card key={b.buildingCode} title={b.buildingName} aside={b.gridName}>
                {view === 'all' || !b.lead.holderName ? (
                  <LeadRow post={b.lead} onTap={() => setChosen(b.lead)} />
                ) : null}
                {units.length ? (
                  <View className="post-units">
                    {units.map((p) => (
                      <Unit key={p.postCode} post={p} onTap={() => setChosen(p)} />
                    ))}
                  </View>
                ) : null}
              </Card>
            )
          })}
          {hasNextPage ? (
            <Btn size="middle" loading={isFetchingNextPage} onTap={() => void fetchNextPage()}>
              再看一些
            </Btn>
          ) : null}
        </>
      ) : null}
      <AreaSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        onChoose={(code) => {
          setCommunity(code)
          setChoosing(false)
        }}
      />
      {chosen ? (
        <PostSheet
          key={chosen.postCode}
          communityCode={community}
          post={chosen}
          mayApply={first?.mayApply ?? false}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </Screen>
  )
}

const stateOf = (p: PostView): [word: string, tone: Tone] =>
  p.isMine
    ? ['是你', 'open']
    : p.applied
      ? ['你报了', 'info']
      : p.holderName
        ? [p.holderName, 'shut']
        : ['空着', 'soon']

function LeadRow({ post, onTap }: { post: PostView; onTap: () => void }) {
  const [word, tone] = stateOf(post)
  return (
    <Row
      title={postKinds.building}
      note={post.candidates ? `${post.candidates} 个人愿意来` : undefined}
      aside={<Pill tone={tone}>{word}</Pill>}
      strong={false}
      onTap={onTap}
      label={`${post.postName}，${word}`}
    />
  )
}

/** '2 单元', from its code: the building stands above. */
function Unit({ post, onTap }: { post: PostView; onTap: () => void }) {
  const [word, tone] = stateOf(post)
  return (
    <View className="post-unit ui-press" {...tap(onTap, { label: `${post.postName}，${word}` })}>
      <View>{post.postCode.split('-U')[1]} 单元</View>
      <Pill tone={tone}>{word}</Pill>
    </View>
  )
}
