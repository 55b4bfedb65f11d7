import type { ReactNode } from 'react'
import { Btn, Card, Empty, Failing, Skeleton } from '@/ui'

interface Props {
  pending: boolean
  error: Error | null
  again: () => void
  busy: boolean
  isEmpty: boolean
  empty: readonly [title: string, note: string]
  more?: (() => void) | null
  children: ReactNode
}

/** A list of the desk in whatever state it is. */
export function Listed({ pending, error, again, busy, isEmpty, empty, more, children }: Props) {
  if (pending) return <Skeleton rows={6} />
  if (error)
    return (
      <Card>
        <Failing message={error.message} kept="没写完的都在" onRetry={again} loading={busy} />
      </Card>
    )
  if (isEmpty)
    return (
      <Card>
        <Empty icon="check" title={empty[0]} note={empty[1]} />
      </Card>
    )
  return (
    <>
      {children}
      {more ? (
        <Btn size="middle" onTap={more}>
          再看一些
        </Btn>
      ) : null}
    </>
  )
}
