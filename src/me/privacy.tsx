import { View } from '@tarojs/components'
import { Card, Screen } from '@/ui'
import { noticePromises } from '@/contracts/notice-words'
import { inFigures } from '@/contracts/quantity'

definePageConfig({ navigationBarTitleText: '隐私说明' })

// What is written here is what the code does; a change to one is a change to both.
const chapters: { title: string; lines: string[] }[] = [
  {
    title: '我们记什么',
    lines: [
      '你说的事：文字、照片、录音、在哪儿、什么时候。',
      '微信登录只用微信给的编号，不要头像、昵称和手机号。',
      '照片会重新压过，拍摄地点和机型不留；录音只留声音。',
    ],
  },
  {
    title: '位置',
    lines: [
      '打开“说一声”的时候问一次，用来认出是哪个社区、哪栋楼。',
      '它随这件事交给办事的人，看附近谁能来；不拿去做别的。',
      '不给位置也行，从名单里选一个地方就好。',
      '不记行踪。帮手离得远近，按他自己说的常在的地方算。',
    ],
  },
  {
    title: '报到',
    lines: [
      '报到填的平台、常在的地方、空闲时间和会做的事，只用来审核和决定要不要问你；不要身份证号，不看订单，不记行踪。',
      '写到一半的存在这部手机里，你点了同意才交上去。',
      '退出或收回同意，马上不再问你，这些当时就抹掉；办完的事、聘书和同意的记录留着。',
    ],
  },
  {
    title: '派单',
    lines: [
      '系统按远近、会不会、有没有空、近来问过几次排先后；性别、年龄、民族从来不看。',
      '提事的人可以请社区的人来安排；帮手可以关掉自动派单，随时能改。',
    ],
  },
  {
    title: '谁能看',
    lines: [
      '办这件事的人看得到事情；帮手接了以后，才看得到怎么联系你。',
      '选了“邻居能看到”，邻居看到的是事，看不到你是谁。',
      '谁看过、转到哪里，你在那件事下面都能看见。',
    ],
  },
  {
    title: '留多久',
    lines: [
      '写好的先存在这部手机里，有网自己发，发完就从手机里删掉。',
      `读过的消息留 ${inFigures(noticePromises.keptRead)}。`,
      '事情的记录留在社区，办完了、撤回了也查得到。这一版还不能自己导出或删除。',
    ],
  },
]

/** What we keep, who sees it, how it goes away: in the words of the person it is about. */
export default function Privacy() {
  return (
    <Screen title="隐私说明" backTo="me/index">
      {chapters.map(({ title, lines }) => (
        <Card key={title} title={title}>
          <View className="ui-stack">
            {lines.map((line) => (
              <View key={line} className="ui-medium">
                {line}
              </View>
            ))}
          </View>
        </Card>
      ))}
    </Screen>
  )
}
