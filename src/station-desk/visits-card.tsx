import { View } from '@tarojs/components'
import { Answer, Card, aria } from '@/ui'
import type { DeskStationPage } from '@/contracts/station-shapes'
import { inWords } from '@/contracts/quantity'
import { stationPromises } from '@/contracts/station-words'
import { saidDay } from './days'

const charted = inWords(stationPromises.visitsCharted)

/** How often people came in, day by day: scans of the poster, nobody is stored. */
export function VisitsCard({ page }: { page: DeskStationPage }) {
  const most = Math.max(1, ...page.visits.map((v) => v.visits))
  const sum = page.visits.reduce((n, v) => n + v.visits, 0)
  const first = page.visits[0]
  const busiest = page.visits.find((v) => v.visits === most)
  return (
    <Card title="来过的人次" aside={`今天 ${page.visitsToday}`}>
      <Answer
        value={page.visits7}
        unit="人次"
        note={`近${inWords(stationPromises.visitsLately)}，扫门口海报算一次，不记是谁`}
      />
      {sum ? (
        <View
          className="station-desk-bars"
          {...aria({ role: 'img', label: `${charted}共 ${sum} 人次，最多一天 ${most} 人次` })}
        >
          {page.visits.map((v) => (
            <View
              key={v.day}
              className="station-desk-bar"
              style={{ height: `${Math.max(3, Math.round((v.visits / most) * 72))}px` }}
            />
          ))}
        </View>
      ) : null}
      {sum && first ? (
        <View className="ui-line-wide ui-small">
          <View>{saidDay(first.day)}</View>
          <View className="ui-num">{busiest && `最多一天 ${most}`}</View>
          <View>今天</View>
        </View>
      ) : null}
      {sum ? null : (
        <View className="ui-medium station-desk-said">{`${charted}里还没人扫过，把海报贴在门口显眼处。`}</View>
      )}
    </Card>
  )
}
