import { useState } from 'react'
import { View } from '@tarojs/components'
import { Answer, Btn, Card, Notice, Row, Wrong } from '@/ui'
import type { SheetRead } from '@/contracts/station-shapes'
import { useDoing } from '@/platform/doing'
import { useRead, useWrite } from '@/platform/query'
import { chooseSheet, takeSheet, type ChosenSheet } from '@/platform/sheet-file'
import { upload } from '@/platform/upload'
import { stationReads } from './use-saving'

/** WeChat opens workbooks and no CSV. */
const hasCsv = process.env.TARO_ENV !== 'weapp'

/** Many stations at once: out as a sheet, in as a sheet. It is looked at first, and written whole or not at all. */
export function SheetsPart() {
  return (
    <>
      <TakeCard />
      <GiveCard />
    </>
  )
}

function TakeCard() {
  const { data } = useRead('list-stations-of-area', { state: 'active' })
  const write = useWrite('export-stations')
  const [took, setTook] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const take = async (format: 'xlsx' | 'csv') => {
    setWrong(null)
    try {
      const sheet = await write.mutateAsync({ format })
      await takeSheet(sheet.url, sheet.fileName)
      setTook(`${sheet.fileName}，${sheet.rows} 个驿站`)
    } catch (error) {
      setWrong((error as Error).message || '没下载下来，再试一次')
    }
  }
  const empty = data?.stations.length === 0
  return (
    <Card
      title={empty ? '先拿一份空表' : '拿一份现在的表'}
      aside={data && !empty ? `${data.stations.length} 个驿站` : undefined}
    >
      <View className="ui-medium station-desk-said">
        第一行是标题，第二行写着怎么填。改好了从下面交回来，编号别动。
      </View>
      <View className="ui-buttons">
        <Btn
          size="middle"
          icon="paper"
          loading={write.isPending && write.variables?.format === 'xlsx'}
          onTap={() => void take('xlsx')}
        >
          Excel
        </Btn>
        {hasCsv ? (
          <Btn
            size="middle"
            icon="paper"
            loading={write.isPending && write.variables?.format === 'csv'}
            onTap={() => void take('csv')}
          >
            CSV
          </Btn>
        ) : null}
      </View>
      {took ? <View className="ui-small station-desk-read">下载了：{took}</View> : null}
      {wrong ? <View className="ui-small ui-wrong station-desk-read">{wrong}</View> : null}
    </Card>
  )
}

function GiveCard() {
  const [sheet, setSheet] = useState<ChosenSheet | null>(null)
  const [read, setRead] = useState<SheetRead | null>(null)
  const { busy, wrong, run } = useDoing()
  const write = useWrite('import-stations', { refresh: [...stationReads, 'read-coverage'] })
  const send = (chosen: ChosenSheet, check: boolean) =>
    run(async () => {
      await upload(chosen.file)
      setRead(await write.mutateAsync({ uploadId: chosen.file.id, check }))
    })
  const choose = async () => {
    const chosen = await chooseSheet()
    if (!chosen) return
    setSheet(chosen)
    setRead(null)
    void send(chosen, true)
  }
  const clean = read !== null && read.errors.length === 0 && !read.imported
  return (
    <>
      <Card title="交一份表" aside={sheet?.name}>
        <View className="ui-medium station-desk-said">先替你看一遍，有一处不对就一行也不写。</View>
        {clean && sheet ? (
          <>
            <Answer
              value={`${read.created + read.updated} 个`}
              note={`能写进去：新开 ${read.created} 个，改 ${read.updated} 个`}
            />
            <View className="station-desk-said" />
          </>
        ) : null}
        {read?.imported ? (
          <Notice tone="open" icon="check">
            {`写好了：新开 ${read.created} 个，改了 ${read.updated} 个，骑手下次更新就看到`}
          </Notice>
        ) : null}
        <Wrong error={wrong} />
        {wrong && sheet ? (
          <View className="station-desk-read">
            <Btn size="middle" icon="again" loading={busy} onTap={() => void send(sheet, true)}>
              再试一次
            </Btn>
          </View>
        ) : null}
        <View className="station-desk-read ui-buttons">
          <Btn size={clean ? 'big' : 'middle'} icon="plus" loading={busy && !clean} onTap={() => void choose()}>
            {sheet ? '换一份' : '选一份 Excel 或 CSV'}
          </Btn>
          {clean && sheet ? (
            <Btn kind="primary" icon="check" loading={busy} onTap={() => void send(sheet, false)}>{`写进去`}</Btn>
          ) : null}
        </View>
      </Card>
      {read && read.errors.length ? <ErrorsCard read={read} name={sheet?.name ?? ''} /> : null}
    </>
  )
}

function ErrorsCard({ read, name }: { read: SheetRead; name: string }) {
  const marked = `改这里-${name.replace(/\.(csv|xlsx)$/i, '')}.xlsx`
  return (
    <Card title={`${read.errors.length} 处要改 · 还没写进去`} aside={`共 ${read.rows} 行`}>
      {read.markedCopyUrl ? (
        <Btn size="middle" icon="edit" onTap={() => void takeSheet(read.markedCopyUrl!, marked)}>
          下载标好的表，改了再交
        </Btn>
      ) : null}
      {read.errors.map((e, i) => (
        <Row key={i} title={`第 ${e.row} 行${e.column ? ` · ${e.column}` : ''}：${e.what}`} note={e.how} plain />
      ))}
    </Card>
  )
}
