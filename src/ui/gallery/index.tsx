import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import {
  Answer,
  BottomBar,
  Btn,
  Card,
  Chips,
  Countdown,
  Empty,
  Failing,
  Field,
  Icon,
  ManyChips,
  Meter,
  Notice,
  PhotoGrid,
  Pill,
  Row,
  Screen,
  Seconds,
  Sheet,
  Skeleton,
  TextArea,
  Timeline,
} from '@/ui'
import { iconNames } from '../icons'
import { DeskSample } from './desk-sample'

definePageConfig({ navigationBarTitleText: '样张' })
const start = Date.now()
const at = (hours: number) => new Date(start + hours * 3_600_000).toISOString()
function picture(sky: string, hills: string): string {
  const rect = `<rect width="200" height="200" fill="${sky}"/>`
  const path = `<path d="M0 150 70 80l50 50 30-30 50 50v50H0z" fill="${hills}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${rect}${path}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function Reading() {
  return (
    <>
      <Card tone="brand">
        <View className="ui-title">家里、楼里、院里，有事就说一声</View>
        <View style={{ height: '14px' }} />
        <Btn kind="light" icon="camera">
          拍一张，说一声
        </Btn>
        <Btn kind="light" icon="mic">
          按住说
        </Btn>
      </Card>
      <Card>
        <View className="ui-line-wide">
          <Pill tone="info">办理中</Pill>
          <View className="ui-small ui-num">永泰 1123-007</View>
        </View>
        <View style={{ height: '10px' }} />
        <Answer
          value={<Countdown due={at(52)} as="words" bare />}
          note="答复期限 11 月 30 日（周一）18:00 · 从接到那刻算起，周末不算"
        />
        <View style={{ height: '12px' }} />
        <Meter value={0.46} label="时间过了一半不到" />
        <Row
          title="王敏 · 永泰社区"
          note="首问负责"
          aside={
            <Btn size="small" icon="phone">
              打电话
            </Btn>
          }
        />
      </Card>
      <Card>
        <Timeline
          items={[
            { key: '1', title: '李师傅已接单', note: '兼职网格员 · 离你 420 米，会修门 · 周三 16:20' },
            { key: '2', title: '问了 2 位帮手', note: '先问最近又有空的 · 周三 16:12' },
            { key: '3', title: '你说了一声', note: '1 张照片 · 周三 16:11' },
          ]}
        />
      </Card>
      <Card title="我反映的 · 4 件在办" aside="全部">
        <Row
          title="5 号楼暖气不热"
          note="第 03 网格 · 供热 · 12 户"
          aside={<Countdown due={at(-2.2)} />}
          onTap={() => undefined}
        />
        <Row
          title="独居老人要办高龄认证"
          note="第 11 网格 · 等你派人"
          aside={<Countdown due={at(2.6)} />}
          onTap={() => undefined}
        />
        <Row title="楼下噪音" note="不公开 · 新来" aside={<Countdown due={at(76)} />} onTap={() => undefined} />
        <Row
          title="等业主大会"
          note="已说明原因"
          aside={<Countdown due={at(76)} pausedAt={at(-3)} />}
          onTap={() => undefined}
        />
      </Card>
      <View className="ui-line">
        <Pill tone="open">营业中</Pill>
        <Pill tone="soon">8 分钟后关</Pill>
        <Pill tone="shut">已关</Pill>
        <Pill tone="brand">超 2 小时</Pill>
      </View>
      <Card
        tone="ink"
        title="已为你留到 13:25"
        aside={
          <Pill tone="soon">
            <Seconds until={at(0.36)} />
          </Pill>
        }
      >
        <Answer value="482 913" note="给师傅看这个号，没网也能用" />
      </Card>
    </>
  )
}

function Writing() {
  const [one, setOne] = useState<'repair' | 'estate' | 'other'>('repair')
  const [many, setMany] = useState<string[]>(['lock'])
  const [text, setText] = useState('单元门的闭门器掉了，晚上关不上，老人怕有人进来。')
  const [name, setName] = useState('')
  const [photos, setPhotos] = useState([
    { id: 'a', src: picture('#7b8794', '#c9b79c') },
    { id: 'b', src: picture('#8a9a8b', '#d2c3a5'), note: '等网' },
  ])
  return (
    <>
      <PhotoGrid
        photos={photos}
        onAdd={() => undefined}
        onOpen={() => undefined}
        onRemove={(id) => setPhotos(photos.filter((p) => p.id !== id))}
      />
      <Card>
        <Row icon="pin" title="永泰社区 3 号楼" note="第 07 网格 · 王敏负责" onTap={() => undefined} />
      </Card>
      <Card>
        <TextArea
          label="说说什么事"
          quietLabel
          value={text}
          onChange={setText}
          placeholder="写几个字就行"
          foot={
            <Btn size="small" icon="mic">
              按住说
            </Btn>
          }
        />
      </Card>
      <View className="ui-medium">是哪一类？（猜的，可以改）</View>
      <Chips
        label="类别"
        value={one}
        onChange={setOne}
        choices={[
          { value: 'repair', word: '公共设施维修' },
          { value: 'estate', word: '物业服务' },
          { value: 'other', word: '其他…' },
        ]}
      />
      <ManyChips
        label="会什么"
        values={many}
        onChange={setMany}
        choices={[
          { value: 'lock', word: '门锁' },
          { value: 'carry', word: '搬抬' },
          { value: 'heating', word: '暖气' },
        ]}
      />
      <Card>
        <Field
          label="怎么称呼"
          required
          value={name}
          onChange={setName}
          placeholder="李师傅"
          error="这里还没填，写个称呼就行"
        />
        <Field
          label="电话"
          kind="tel"
          hint="办事的人接了以后才看得到"
          value=""
          onChange={() => undefined}
          placeholder="11 位手机号"
        />
      </Card>
      <Btn icon="share">让家里人帮我说</Btn>
      <Btn kind="danger" icon="trash">
        撤回
      </Btn>
      <Btn kind="primary" loading>
        正在交
      </Btn>
      <Btn disabled>还不能交</Btn>
    </>
  )
}

function States() {
  return (
    <>
      <Notice icon="offline">没网，已存在手机里，有网自己发</Notice>
      <Notice tone="soon" icon="clock" onTap={() => undefined}>
        社区要你再说一句，点开看看
      </Notice>
      <Notice tone="brand" icon="warn">
        有煤气味先开窗、出门，再打 119
      </Notice>
      <Card>
        <Empty
          icon="help"
          title="这会儿没有人要帮忙"
          note="有了会先问离得近又有空的人。"
          action={<Btn size="middle">改一改我有空的时间</Btn>}
        />
      </Card>
      <Card>
        <Failing
          message="网络不太好，没连上。"
          kept="写的都还在。"
          onRetry={() => undefined}
          requestId="0197-abcdef12"
        />
      </Card>
      <Skeleton answer rows={2} />
      <Card>
        <View className="ui-line" style={{ flexWrap: 'wrap', gap: '14px' }}>
          {iconNames.map((n) => (
            <Icon key={n} name={n} />
          ))}
        </View>
      </Card>
    </>
  )
}

const parts: Record<string, () => JSX.Element> = { writing: Writing, states: States }

/**
 * Every part of the kit in the states it can be in: for looking at,
 * on H5 with GALLERY=1. `?of=reading|writing|states|sheet|desk`
 */
export default function Gallery() {
  const of = useRouter().params.of ?? 'reading'
  const [open, setOpen] = useState(of === 'sheet')
  const [why, setWhy] = useState('太远了')
  const Part = parts[of] ?? Reading
  if (of === 'desk')
    return (
      <Screen title="待办" wide>
        <DeskSample />
      </Screen>
    )
  return (
    <Screen
      title="3 号楼单元门关不上"
      sub="草稿已存在手机里"
      tab={of === 'states' ? 'me' : undefined}
      bottom={
        of === 'writing' ? (
          <BottomBar note="这类事最迟 11 月 30 日（周一）18:00 前给你答复。">
            <Btn>这次不行</Btn>
            <Btn kind="primary">交给社区</Btn>
          </BottomBar>
        ) : undefined
      }
    >
      <Part />
      <Sheet
        open={open}
        title="这次为什么不行？"
        onClose={() => setOpen(false)}
        action={
          <Btn kind="primary" onTap={() => setOpen(false)}>
            就这样
          </Btn>
        }
      >
        <Card>
          {['这会儿走不开', '太远了', '不会弄这个'].map((t) => (
            <Row key={t} title={t} plain chosen={t === why} onTap={() => setWhy(t)} />
          ))}
        </Card>
      </Sheet>
    </Screen>
  )
}
