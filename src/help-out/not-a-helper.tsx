import { Btn, Card, Empty, Row } from '@/ui'
import { gridworkPromises } from '@/contracts/gridwork-words'
import { inWords } from '@/contracts/quantity'
import { open, openTab } from '@/platform/navigate'
import { useSession } from '@/platform/session'

/** For whoever is no helper: what helping is, and what to do to become one. */
export function NotAHelper() {
  const me = useSession((s) => s.me)
  return (
    <>
      <Card>
        <Empty
          icon="help"
          title="邻里搭把手"
          note={me ? '先报到，社区同意了就来问你' : '登录以后，看看有没有问到你的事'}
          action={
            me ? (
              <Btn kind="primary" size="middle" onTap={() => void open('gridwork/index')}>
                {`${inWords(gridworkPromises.toRegister)}报到`}
              </Btn>
            ) : (
              <Btn size="middle" icon="me" onTap={() => void openTab('me/index')}>
                去登录
              </Btn>
            )
          }
        />
      </Card>
      {me ? (
        <Card>
          <Row
            icon="camera"
            title="随手拍"
            note="路上看见坏的，拍一张就走"
            onTap={() => void open('gridwork/passing', { first: 'photo' })}
          />
        </Card>
      ) : null}
      <Card title="帮忙是这样的">
        <Row icon="clock" title="只在你说好的时间里问你" note="一次只问一件，来不了说一声就行" plain />
        <Row icon="pin" title="离你近、你会的才问" note="为什么问你，写得清清楚楚" plain />
        <Row icon="lock" title="接了以后才看到电话" note="你的位置只用你自己说的常在地" plain />
      </Card>
    </>
  )
}
