import { View } from '@tarojs/components'
import { Answer, Card, Row } from '@/ui'
import { sum } from '@/ui/meal'
import { clock } from '@/ui/words'
import type { CanteenSheet, SheetRow } from '@/contracts/canteen'
import { sittingNames } from '@/contracts/canteen-words'
import { useSession } from '@/platform/session'

const source = (r: Pick<SheetRow, 'subsidyFen' | 'subsidySource'>): string =>
  r.subsidyFen > 0 ? r.subsidySource || '食堂让利' : ''
const heads = ['餐次', '价格', '份数', '其中现场', '原价合计', '实收', '补贴', '谁来补']
const cells = (r: SheetRow): string[] => [
  sittingNames[r.sitting],
  r.tierName,
  String(r.meals),
  String(r.walkIns),
  sum(r.fullFen),
  sum(r.paidFen),
  sum(r.subsidyFen),
  source(r),
]

/** The day's sheet: lines on a phone, a table on a wide screen and on paper. */
export function SheetTable({ sheet }: { sheet: CanteenSheet }) {
  const demo = useSession((s) => s.me?.demo) || DEMO
  const walkIns = sheet.rows.reduce((n, r) => n + r.walkIns, 0)
  return (
    <View className="sheet ui-stack">
      <View className="sheet-head">
        {sheet.canteenName} · {sheet.day} 用餐结算单{demo ? ' · 演示数据' : ''}
      </View>
      <Card title="实收" aside={`${clock(sheet.closedAt)} ${sheet.closedBy}结的账`}>
        <Answer
          value={sum(sheet.paidFen)}
          unit={`${sheet.meals} 份`}
          note={`原价 ${sum(sheet.fullFen)}，补贴 ${sum(sheet.subsidyFen)}`}
        />
        <View className="count-facts">
          {(
            [
              ['备餐', sheet.portions],
              ['取走', sheet.meals],
              ['现场', walkIns],
              ['订了没来', sheet.noShows],
              ['退了', sheet.cancelled],
            ] as const
          ).map(([word, n]) => (
            <View key={word} className="count-fact">
              <View className="ui-small">{word}</View>
              <View className="count-number">
                {n}
                <View className="count-unit">份</View>
              </View>
            </View>
          ))}
        </View>
      </Card>
      <Card title="按价格">
        <View className="sheet-lines">
          {sheet.rows.map((r, i) => (
            <Row
              key={i}
              title={`${sittingNames[r.sitting]} · ${r.tierName}`}
              note={[
                `${r.meals} 份${r.walkIns ? `（现场 ${r.walkIns}）` : ''}`,
                `原价 ${sum(r.fullFen)}`,
                r.subsidyFen ? `补贴 ${sum(r.subsidyFen)}` : '',
              ]
                .filter(Boolean)
                .join(' · ')}
              aside={<View className="ui-num ui-strong">{sum(r.paidFen)}</View>}
              strong={false}
            />
          ))}
        </View>
        <View className="sheet-table">
          <View className="sheet-row sheet-row-head">
            {heads.map((h) => (
              <View key={h} className="sheet-cell">
                {h}
              </View>
            ))}
          </View>
          {sheet.rows.map((r, i) => (
            <View key={i} className="sheet-row">
              {cells(r).map((c, n) => (
                <View key={n} className="sheet-cell">
                  {c}
                </View>
              ))}
            </View>
          ))}
          <View className="sheet-row sheet-row-sum">
            {[
              '合计',
              '',
              String(sheet.meals),
              String(walkIns),
              sum(sheet.fullFen),
              sum(sheet.paidFen),
              sum(sheet.subsidyFen),
              '',
            ].map((c, n) => (
              <View key={n} className="sheet-cell">
                {c}
              </View>
            ))}
          </View>
        </View>
      </Card>
      {sheet.bySource.length ? (
        <Card title="补贴找谁要" aside={sum(sheet.subsidyFen)}>
          {sheet.bySource.map((s) => (
            <Row
              key={s.subsidySource}
              title={s.subsidySource || '食堂让利'}
              note={`${s.meals} 份`}
              aside={<View className="ui-num ui-strong">{sum(s.subsidyFen)}</View>}
              strong={false}
            />
          ))}
        </Card>
      ) : null}
      <View className="sheet-sign">食堂签字：　　　　　　　　　社区签字：</View>
    </View>
  )
}
