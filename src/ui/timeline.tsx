import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { aria, names } from './a11y'

export interface TimelineItem {
  key: string
  title: string
  /** When, quietly at the right of the title. */
  time?: string
  note?: string
  more?: ReactNode
}

/** What happened, newest first. The first entry is where things stand now. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <View className="ui-timeline" {...aria({ role: 'list' })}>
      {items.map(({ key, title, time, note, more }, i) => (
        <View key={key} className={names('ui-event', i === 0 && 'ui-event-now')} {...aria({ role: 'listitem' })}>
          <View className="ui-event-rail" />
          <View className="ui-event-dot" />
          <View className="ui-event-head">
            <View className="ui-strong ui-grow">{title}</View>
            {time ? <View className="ui-small">{time}</View> : null}
          </View>
          {note ? <View className="ui-small">{note}</View> : null}
          {more}
        </View>
      ))}
    </View>
  )
}
