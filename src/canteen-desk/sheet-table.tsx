import { View } from '@tarojs/components'
import { Answer, Card, Row, names } from '@/ui'
import { sum } from '@/ui/meal'
import { sittingNames } from '@/contracts/canteen-words'
import { useSession } from '@/platform/session'
import { clock } from '@/rules/local-time'
import { CountFacts } from './count-facts'
import './sheet.scss'
import type { CanteenSheet, SheetRow } from '@/contracts/till-shapes'

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
        <CountFacts
          facts={[
            ['备餐', sheet.portions, '份'],
            ['取走', sheet.meals, '份'],
            ['现场', walkIns, '份'],
            ['订了没来', sheet.noShows, '份'],
            ['退了', sheet.cancelled, '份'],
          ]}
        />
      </Card>
      <Card title="按价格">
        <View className="sheet-lines">
          {sheet.rows.map((r, i) => (
            <Row
              key={i}
              title={`${sittingNames[r.sitting]} · ${r.tierName}`}
              note={saysRow(r)}
              aside={<View className="ui-num ui-strong">{sum(r.paidFen)}</View>}
              plain
            />
          ))}
        </View>
        <View className="sheet-table">
          <TableRow cells={heads} kind="sheet-row-head" />
          {sheet.rows.map((r, i) => (
            <TableRow key={i} cells={[sittingNames[r.sitting], r.tierName, ...numbers(r, r.walkIns), source(r)]} />
          ))}
          <TableRow cells={['合计', '', ...numbers(sheet, walkIns), '']} kind="sheet-row-sum" />
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
              plain
            />
          ))}
        </Card>
      ) : null}
      <View className="sheet-sign">食堂签字：　　　　　　　　　社区签字：</View>
    </View>
  )
}

const heads = ['餐次', '价格', '份数', '其中现场', '原价合计', '实收', '补贴', '谁来补']

type Sums = Pick<SheetRow, 'meals' | 'fullFen' | 'paidFen' | 'subsidyFen'>
const numbers = ({ meals, fullFen, paidFen, subsidyFen }: Sums, walkIns: number): string[] => [
  String(meals),
  String(walkIns),
  sum(fullFen),
  sum(paidFen),
  sum(subsidyFen),
]

const source = (r: SheetRow): string => (r.subsidyFen > 0 ? r.subsidySource || '食堂让利' : '')

function saysRow(r: SheetRow): string {
  const meals = `${r.meals} 份${r.walkIns ? `（现场 ${r.walkIns}）` : ''}`
  const subsidy = r.subsidyFen ? `补贴 ${sum(r.subsidyFen)}` : ''
  return [meals, `原价 ${sum(r.fullFen)}`, subsidy].filter(Boolean).join(' · ')
}

const TableRow = ({ cells, kind }: { cells: readonly string[]; kind?: string }) => (
  <View className={names('sheet-row', kind)}>
    {cells.map((cell, n) => (
      <View key={n} className="sheet-cell">
        {cell}
      </View>
    ))}
  </View>
)
