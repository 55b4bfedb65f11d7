import { useState } from 'react'
import { View } from '@tarojs/components'
import { Answer, Btn, Card, Chips, Countdown, Pill, TextArea, Timeline } from '@/ui'
import { Desk, Table, type Column } from '@/ui/desk'

interface Line {
  id: string
  title: string
  grid: string
  kind: string
  who: string
  due: number
}
const titles = [
  '5 号楼暖气不热',
  '独居老人要办高龄认证',
  '驿站饮水机没水',
  '3 号楼单元门关不上',
  '楼下噪音',
  '楼道堆着旧沙发，走不过去',
]
const kinds = ['供热', '养老助老', '驿站', '公共设施', '邻里', '环境卫生']
const lines: Line[] = Array.from({ length: 18 }, (_, i) => ({
  id: String(i),
  title: titles[i % 6]!,
  kind: kinds[i % 6]!,
  grid: `第 ${String(((i * 4) % 12) + 1).padStart(2, '0')} 网格`,
  who: i % 3 ? '李师傅' : '还没有人',
  due: Date.now() + (i * 5 - 2.2) * 3_600_000,
}))
const columns: Column<Line>[] = [
  { key: 'due', head: '还剩', width: '150px', phone: 'aside', cell: (r) => <Countdown due={r.due} /> },
  { key: 'title', head: '什么事', phone: 'first', cell: (r) => r.title },
  { key: 'kind', head: '类别', width: '84px', cell: (r) => r.kind },
  { key: 'grid', head: '网格', width: '84px', cell: (r) => r.grid },
  { key: 'who', head: '谁在办', width: '72px', cell: (r) => r.who },
]

function Detail({ line, reply, onReply }: { line: Line; reply: string; onReply: (v: string) => void }) {
  return (
    <>
      <Card>
        <View className="ui-line-wide">
          <Pill tone="info">办理中</Pill>
          <View className="ui-small ui-num">永泰 1123-007</View>
        </View>
        <View className="ui-title">{line.title}</View>
        <Answer value={<Countdown due={line.due} as="words" />} note={`${line.grid} · ${line.kind} · 首问王敏`} />
      </Card>
      <Card title="答复">
        <TextArea label="答复" quietLabel value={reply} onChange={onReply} placeholder="写给人看：办了什么、结果怎样" />
        <View className="ui-buttons">
          <Btn size="middle">派给帮手</Btn>
          <Btn size="middle" kind="primary">
            答复
          </Btn>
        </View>
      </Card>
      <Card>
        <Timeline
          items={[
            { key: '1', title: '李师傅已接单', note: '周三 16:20' },
            { key: '2', title: '居民说了一声', note: '1 张照片 · 周三 16:11' },
          ]}
        />
      </Card>
    </>
  )
}

/** The desk with made-up lines. */
export function DeskSample() {
  const [view, setView] = useState<'open' | 'overdue' | 'today' | 'new'>('open')
  const [id, setId] = useState<string | null>(null)
  const [reply, setReply] = useState('')
  const line = lines.find((l) => l.id === id)
  return (
    <Desk
      who="永泰社区 · 王敏"
      current="inbox"
      onGo={() => undefined}
      onBack={() => setId(null)}
      places={[
        { key: 'inbox', word: '待办', icon: 'desk', count: 18 },
        { key: 'helpers', word: '帮手', icon: 'people' },
        { key: 'me', word: '我的', icon: 'me' },
      ]}
      list={
        <>
          <Chips
            scroll
            label="看哪些"
            value={view}
            onChange={setView}
            choices={[
              { value: 'open', word: '全部', count: 18 },
              { value: 'overdue', word: '超期', count: 1 },
              { value: 'today', word: '今天到期', count: 4 },
              { value: 'new', word: '新来', count: 6 },
            ]}
          />
          <Table
            label="待办"
            columns={columns}
            rows={lines}
            rowKey={(r) => r.id}
            rowLabel={(r) => r.title}
            selected={id}
            onSelect={setId}
          />
        </>
      }
      detail={line ? <Detail line={line} reply={reply} onReply={setReply} /> : null}
    />
  )
}
