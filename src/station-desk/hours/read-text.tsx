import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Card, TextArea, aria } from '@/ui'
import { readChinese, toRows, type HoursRow } from '../../rules/hours/editing'

/** What hangs on the door, pasted: read as rows and said back, or said honestly that it was not understood. */
export function ReadText({ onRows }: { onRows: (rows: HoursRow[]) => void }) {
  const [text, setText] = useState('')
  const read = text.trim() ? readChinese(text) : null
  return (
    <Card title="门上写着？贴过来">
      <View className="station-desk-paste">
        <TextArea
          label="营业时间的原话"
          quietLabel
          value={text}
          onChange={setText}
          maxLength={300}
          placeholder="周一至周五 08:30-12:00，13:00-17:30"
        />
      </View>
      {read?.ok ? (
        <View className="ui-medium station-desk-read" {...aria({ role: 'status' })}>
          读成：<View className="ui-strong">{read.said}</View>
        </View>
      ) : null}
      {read && !read.ok ? (
        <View className="ui-medium ui-wrong station-desk-read" {...aria({ role: 'alert' })}>
          {read.why}
        </View>
      ) : null}
      {read?.ok ? (
        <Btn
          size="middle"
          icon="check"
          onTap={() => {
            onRows(toRows(read.hours))
            setText('')
          }}
        >
          就用这个
        </Btn>
      ) : null}
    </Card>
  )
}
