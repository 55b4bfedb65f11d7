import type { ReactNode } from 'react'
import { Card, Empty, Failing, Screen, Skeleton } from '@/ui'
import { useMyCanteen } from './my-canteen'
import './canteen-desk.scss'

export type Frame = (content: ReactNode, bar: ReactNode) => ReactNode
export interface PartProps {
  which: {
    communityCode: string
    canteenId: string
  }
  /** Puts a part and its next action where they belong: a page of a phone, a column of the desk. */
  frame: Frame
}

/** On a phone a part of the desk is a page of its own, with its next action at the thumb. */
export function OwnPage({
  title,
  offline,
  children,
}: {
  title: string
  offline?: string
  children: (part: PartProps) => ReactNode
}) {
  const { canteen, error, isPending, isFetching, refetch } = useMyCanteen()
  const screen: Frame = (content, bar) => (
    <Screen title={title} sub={canteen?.name} backTo="canteen-desk/index" offline={offline} bottom={bar}>
      {content}
    </Screen>
  )
  if (canteen)
    return (
      <>{children({ which: { communityCode: canteen.communityCode, canteenId: canteen.canteenId }, frame: screen })}</>
    )
  if (isPending) return <>{screen(<Skeleton rows={5} />, null)}</>
  return (
    <>
      {screen(
        <Card>
          {error ? (
            <Failing message={error.message} onRetry={() => void refetch()} loading={isFetching} />
          ) : (
            <Empty icon="bowl" title="这里是食堂师傅用的" />
          )}
        </Card>,
        null,
      )}
    </>
  )
}
