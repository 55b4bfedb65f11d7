import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Answer, Arriving, Btn, Card, Chips, Empty, Notice, Pill, Row, Screen, tap, type Tone } from '@/ui'
import type { PostPage, PostView } from '@/contracts/gridwork-shapes'
import { postKinds } from '@/contracts/gridwork-words'
import { call } from '@/platform/call'
import { open } from '@/platform/navigate'
import { useSession } from '@/platform/session'
import { AreaSheet } from './area-sheet'
import { PostSheet } from './post-sheet'
import './gridwork.scss'

definePageConfig({ navigationBarTitleText: '楼栋长、单元长' })

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
  const pages = useInfiniteQuery({
    queryKey: ['list-posts', 'pages', asked],
    initialPageParam: '',
    enabled: community !== '',
    queryFn: ({ pageParam }) => call('list-posts', { ...asked, ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: (page: PostPage) => page.next ?? undefined,
  })
  const first = pages.data?.pages[0]
  const buildings = pages.data?.pages.flatMap((p) => p.buildings) ?? []
  return (
    <Screen title="楼栋长、单元长" backTo="gridwork/index">
      {first ? (
        <>
          <Counts of={first} />
          <View className="ui-line-wide">
            <Chips label="看哪些" choices={[...views]} value={view} onChange={setView} />
            <Btn size="small" icon="building" onTap={() => setChoosing(true)}>
              换社区
            </Btn>
          </View>
        </>
      ) : (
        <Arriving read={pages} answer rows={5} />
      )}
      {first && !buildings.length ? (
        <Card>
          <Empty icon="building" title={nothing[view]} note="谢谢每一位楼长" />
        </Card>
      ) : null}
      {buildings.map((b) => (
        <BuildingCard key={b.buildingCode} of={b} isShown={(p) => view === 'all' || !p.holderName} onTap={setChosen} />
      ))}
      {pages.hasNextPage ? (
        <Btn size="middle" loading={pages.isFetchingNextPage} onTap={() => void pages.fetchNextPage()}>
          再看一些
        </Btn>
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

const nothing = { vacant: '都有人了', all: '这里还没有楼栋' } as const

const Counts = ({ of: { counts, mayApply } }: { of: PostPage }) => (
  <>
    <Card>
      <Answer value={counts.vacant} unit="个岗位还空着" note={`一共 ${counts.posts} 个，${counts.held} 个有人`} />
    </Card>
    {mayApply ? null : (
      <Notice icon="info" onTap={() => void open('gridwork/index')}>
        先报到，社区同意以后就可以报
      </Notice>
    )}
  </>
)

interface BuildingProps {
  of: PostPage['buildings'][number]
  isShown: (post: PostView) => boolean
  onTap: (post: PostView) => void
}

function BuildingCard({ of: { buildingName, gridName, lead, units }, isShown, onTap }: BuildingProps) {
  const shown = units.filter(isShown)
  return (
    <Card title={buildingName} aside={gridName}>
      {isShown(lead) ? <LeadRow post={lead} onTap={() => onTap(lead)} /> : null}
      {shown.length ? (
        <View className="post-units">
          {shown.map((p) => (
            <Unit key={p.postCode} post={p} onTap={() => onTap(p)} />
          ))}
        </View>
      ) : null}
    </Card>
  )
}

function stateOf({ isMine, applied, holderName }: PostView): [word: string, tone: Tone] {
  if (isMine) return ['是你', 'open']
  if (applied) return ['你报了', 'info']
  return holderName ? [holderName, 'shut'] : ['空着', 'soon']
}

function LeadRow({ post, onTap }: { post: PostView; onTap: () => void }) {
  const [word, tone] = stateOf(post)
  return (
    <Row
      title={postKinds.building}
      note={post.candidates ? `${post.candidates} 个人愿意来` : undefined}
      aside={<Pill tone={tone}>{word}</Pill>}
      plain
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
