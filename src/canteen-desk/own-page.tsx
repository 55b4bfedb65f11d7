import { createContext, useContext, type PropsWithChildren, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Arriving, Card, Empty, Screen } from '@/ui'
import { useMyCanteen, whichOf, type Which } from './my-canteen'
import './canteen-desk.scss'

interface Page {
  title: string
  sub?: string
  offline?: string
}
/** Null in the wide desk, where a part is a column. */
const PageOfPart = createContext<Page | null>(null)

/** Puts a part and its next action where they belong: a page of a phone, a column of the desk. */
export function Framed({ bar, children }: PropsWithChildren<{ bar?: ReactNode }>) {
  const page = useContext(PageOfPart)
  if (page)
    return (
      <Screen {...page} backTo="canteen-desk/index" bottom={bar}>
        {children}
      </Screen>
    )
  return (
    <>
      <View className="canteen-desk-scroll">{children}</View>
      {bar}
    </>
  )
}

interface OwnPageProps {
  title: string
  offline?: string
  children: (which: Which) => ReactNode
}

/** On a phone a part of the desk is a page of its own, with its next action at the thumb. */
export function OwnPage({ title, offline, children }: OwnPageProps) {
  const asked = useMyCanteen()
  const { canteen } = asked
  const none = asked.data ? <NotMine /> : <Arriving read={asked} rows={5} />
  return (
    <PageOfPart.Provider value={{ title, offline, sub: canteen?.name }}>
      {canteen ? children(whichOf(canteen)) : <Framed>{none}</Framed>}
    </PageOfPart.Provider>
  )
}

const NotMine = () => (
  <Card>
    <Empty icon="bowl" title="这里是食堂师傅用的" />
  </Card>
)
