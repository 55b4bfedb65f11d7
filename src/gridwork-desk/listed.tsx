import type { ComponentProps, ReactNode } from 'react'
import { Arriving, Btn, Card, Empty } from '@/ui'

interface Props {
  /** What to wait for while there is nothing to show. */
  missing: ComponentProps<typeof Arriving>['read'] | null
  isEmpty: boolean
  empty: readonly [title: string, note: string]
  more?: (() => void) | null
  children: ReactNode
}

/** A list of the desk in whatever state it is. */
export function Listed({ missing, isEmpty, empty, more, children }: Props) {
  if (missing) return <Arriving read={missing} kept="没写完的都在" rows={6} />
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
