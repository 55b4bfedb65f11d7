import { Card, Row } from '@/ui'
import { facilities, stationKinds } from '@/contracts/station-words'

const columns: [name: string, how: string][] = [
  ['编号', '新驿站留空，系统来编；改旧的，照着导出的表，别动它'],
  ['名称、地址', '必填。地址写到骑手能找到门'],
  ['类型', `${Object.values(stationKinds).join('、')}；空着算社区自办`],
  ['经度、纬度', '必填，度数，如 111.712345 和 40.801234（WGS 84）'],
  ['开放时间', '必填，照门上的写：“周一至周五 08:30-12:00,13:00-17:30”“24小时”'],
  ['社区、怎么进', '可留空'],
  [Object.values(facilities).slice(0, 3).join('、') + '……', '写“有”“没有”“坏了”；不知道就留空，原来的不变'],
]

/** How the sheet is filled, column by column. */
export function SheetGuide() {
  return (
    <Card title="表格怎么填">
      {columns.map(([name, how]) => (
        <Row key={name} title={name} note={how} />
      ))}
    </Card>
  )
}
