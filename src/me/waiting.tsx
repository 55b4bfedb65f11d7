import { View } from '@tarojs/components'
import { Btn, Card, Pill, Row } from '@/ui'
import { ago } from '@/ui/words'
import { discard, retry, useWaiting, type Draft } from '@/platform/outbox'

const says = (d: Draft) => {
  if (d.state === 'refused') return d.refusal!.message
  if (d.state === 'stuck') return '试了很多次没发出去，内容都在，点一下再试。'
  return `${ago(d.writtenAt)}写的，有网自己发`
}

/** What was said and has not arrived. Nothing here is lost until the person throws it away. */
export function Waiting() {
  const drafts = useWaiting()
  if (!drafts.length) return null
  return (
    <Card title={`还没发出去 · ${drafts.length} 件`} aside="存在手机里">
      {drafts.map((d) => (
        <View key={d.clientId} className="ui-lines">
          <Row
            title={d.title}
            note={says(d)}
            aside={
              <Pill tone={d.state === 'waiting' ? 'soon' : 'brand'}>{d.state === 'waiting' ? '等网' : '没发成'}</Pill>
            }
          />
          {d.state === 'waiting' ? null : (
            <View className="ui-line">
              <Btn size="small" icon="again" onTap={() => void retry(d.clientId)}>
                再试一次
              </Btn>
              <Btn size="small" kind="danger" icon="trash" onTap={() => discard(d.clientId)}>
                不要了
              </Btn>
            </View>
          )}
        </View>
      ))}
    </Card>
  )
}
