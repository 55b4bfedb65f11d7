import type { PropsWithChildren, ReactNode } from 'react'
import { View } from '@tarojs/components'
import { aria, names, tap } from './a11y'
import { Btn } from './btn'
import { Card } from './card'
import { Icon } from './icon'
import type { IconName } from './icons'

/** Nothing here yet: says what to do first. `action` is a Btn. */
export function Empty({
  icon,
  title,
  note,
  action,
}: {
  icon: IconName
  title: string
  note?: string
  action?: ReactNode
}) {
  return (
    <View className="ui-empty">
      <View className="ui-empty-icon">
        <Icon name={icon} size="big" />
      </View>
      <View className="ui-strong">{title}</View>
      {note ? <View className="ui-medium">{note}</View> : null}
      {action ? <View className="ui-empty-action">{action}</View> : null}
    </View>
  )
}

interface FailingProps {
  /** What happened, e.g. error.message of a Fault or a Refusal. */
  message: string
  /** What is safe: '写的都还在'. */
  kept?: string
  onRetry?: () => void
  /** For the person who reports it; shown small. */
  requestId?: string | null
  loading?: boolean
}

/** It did not work: what is kept, and again. */
export function Failing({ message, kept, onRetry, requestId, loading }: FailingProps) {
  return (
    <View className="ui-empty" {...aria({ role: 'alert' })}>
      <View className="ui-empty-icon">
        <Icon name="again" size="big" />
      </View>
      <View className="ui-strong">{message}</View>
      {kept ? <View className="ui-medium">{kept}</View> : null}
      {onRetry ? (
        <View className="ui-empty-action">
          <Btn size="middle" onTap={onRetry} loading={loading}>
            再试一次
          </Btn>
        </View>
      ) : null}
      {requestId ? <View className="ui-small">要反映这个问题，可以报这个号：{requestId.slice(-8)}</View> : null}
    </View>
  )
}

interface ArrivingProps {
  read: { error: Error | null; isFetching: boolean; refetch: () => unknown }
  kept?: string
  answer?: boolean
  rows?: number
}

/** In the place of what is being read: its layout, or why it did not come. `data ? … : <Arriving read={asked} />` */
export function Arriving({ read: { error, isFetching, refetch }, kept, ...layout }: ArrivingProps) {
  if (!error) return <Skeleton {...layout} />
  return (
    <Card>
      <Failing message={error.message} kept={kept} onRetry={() => void refetch()} loading={isFetching} />
    </Card>
  )
}

/** The layout while it loads. `answer` keeps the room of a large first line; `rows` are the lines below. */
export function Skeleton({ answer, rows = 3 }: { answer?: boolean; rows?: number }) {
  return (
    <View className="ui-stack ui-skeleton" {...aria({ role: 'status', label: '正在打开' })}>
      {answer ? (
        <View className="ui-card">
          <View className="ui-bone ui-bone-pill" />
          <View className="ui-bone ui-bone-answer" />
          <View className="ui-bone ui-bone-note" />
        </View>
      ) : null}
      <View className="ui-card">
        {Array.from({ length: rows }, (_, i) => (
          <View key={i} className="ui-row">
            <View className="ui-row-words">
              <View className="ui-bone ui-bone-title" />
              <View className="ui-bone ui-bone-note" />
            </View>
            <View className="ui-bone ui-bone-pill" />
          </View>
        ))}
      </View>
    </View>
  )
}

/** A quiet line about the state of things: '没网，已存在手机里，有网自己发'. With `onTap` it leads somewhere. */
export function Notice({
  tone = 'plain',
  icon = 'info',
  onTap,
  children,
}: PropsWithChildren<{
  tone?: 'plain' | 'open' | 'soon' | 'brand' | 'info'
  icon?: IconName
  onTap?: () => void
}>) {
  return (
    <View
      className={names('ui-notice', `ui-notice-${tone}`, onTap && 'ui-press')}
      {...(onTap ? tap(onTap) : aria({ role: 'status' }))}
    >
      <Icon name={icon} size="small" />
      <View className="ui-grow">{children}</View>
      {onTap ? <Icon name="next" size="small" /> : null}
    </View>
  )
}

/** Why a write did not go through; nothing while it may still. `mild`: the world has moved on, nobody's fault. */
export const Wrong = ({ error, mild }: { error: Error | null; mild?: boolean }) =>
  error && (
    <Notice tone={mild ? 'soon' : 'brand'} icon={mild ? 'info' : 'warn'}>
      {error.message}
    </Notice>
  )

/** The same as a line, where a sheet or a card says it below its button. */
export const WrongLine = ({ error }: { error: Error | null }) =>
  error && (
    <View className="ui-wrong" {...aria({ role: 'alert' })}>
      {error.message}
    </View>
  )
