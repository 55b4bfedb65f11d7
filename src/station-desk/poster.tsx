import { Image, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { renderSVG } from 'uqr'
import { Arriving, BottomBar, Btn, Card, Icon, Notice, Qr, Screen } from '@/ui'
import { facilityIcons } from '@/ui/station'
import type { DeskStationPage } from '@/contracts/station-shapes'
import { facilities, facilityCodes } from '@/contracts/station-words'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'
import { useHours } from './station-whole'
import './station-desk.scss'
import './poster.scss'

definePageConfig({ navigationBarTitleText: '海报' })

const h5 = process.env.TARO_ENV !== 'weapp'

/** Where the code leads: one visit is counted and the station opens, in any browser and without an account. */
export const visitAddress = (code: string): string =>
  `${h5 ? location.origin + location.pathname : `${HOST_ORIGIN}/`}#/stations/visit?code=${code}`

/** What hangs at the door: printed on A4 from a browser; WeChat cannot print and shows the code large. */
export default function Poster() {
  const { communityCode = '', stationId = '' } = useRouter().params
  const asked = useRead('read-desk-station', { communityCode, stationId })
  const { data } = asked
  const print =
    h5 && data ? (
      <BottomBar note="A4 纸，选“无边距”最好看">
        <Btn kind="primary" icon="paper" onTap={() => window.print()}>
          打印
        </Btn>
      </BottomBar>
    ) : undefined
  return (
    <Screen title="门口的海报" backTo="station-desk/index" offline="没网也能打印" bottom={print}>
      {data ? <Page page={data} /> : <Arriving read={asked} answer rows={4} />}
    </Screen>
  )
}

function A4({ page }: { page: DeskStationPage }) {
  const { said } = useHours(page)
  const demo = useSession((s) => s.me?.demo) || DEMO
  const code = useMemo(() => {
    const svg = renderSVG(visitAddress(page.code), { ecc: 'M', border: 1, blackColor: '#1E2329' })
    return `data:image/svg+xml,${encodeURIComponent(svg)}`
  }, [page.code])
  const has = facilityCodes.filter((c) => page.facilities[c]?.state === 'yes').slice(0, 8)
  return (
    <View className="poster">
      <View className="poster-head">
        <Text className="poster-mark">红驿</Text>
        <Text className="poster-line">累了进来歇歇，热水充电都有数</Text>
      </View>
      <View className="poster-name">{page.name}</View>
      <View className="poster-address">{page.address}</View>
      <View className="poster-middle">
        <Image className="poster-code" src={code} mode="aspectFit" />
        <View className="poster-scan">
          <View className="poster-scan-line">扫一扫</View>
          <View className="poster-scan-note">看这会儿开不开、有什么</View>
          <View className="poster-scan-note">坏了说一声，社区来修</View>
          <View className="poster-scan-note">不用登录，不记是谁</View>
          <View className="poster-number">编号 {page.code}</View>
        </View>
      </View>
      <View className="poster-facts">
        <View className="poster-fact">
          <Icon name="clock" />
          <View>{said}</View>
        </View>
        {page.howToGetIn ? (
          <View className="poster-fact">
            <Icon name="out" />
            <View>{page.howToGetIn}</View>
          </View>
        ) : null}
      </View>
      {has.length ? (
        <View className="poster-has">
          {has.map((c) => (
            <View key={c} className="poster-tile">
              <Icon name={facilityIcons[c]} size="big" />
              <View>{facilities[c]}</View>
            </View>
          ))}
        </View>
      ) : null}
      <View className="poster-foot">
        {page.placeName}
        {demo ? ' · 演示数据' : ''}
      </View>
    </View>
  )
}

function OnPhone({ page }: { page: DeskStationPage }) {
  const { said } = useHours(page)
  return (
    <>
      <Notice icon="paper">打印要在电脑上：打开网页版的工作台，进这个驿站，点“门口的海报”</Notice>
      <Card>
        <View className="station-desk-name">{page.name}</View>
        <View className="ui-medium">{said}</View>
        <View className="poster-phone">
          <Qr text={visitAddress(page.code)} size={280} label={`${page.name}的码`} />
        </View>
        <View className="ui-medium ui-num">编号 {page.code}</View>
      </Card>
    </>
  )
}

const Page = h5 ? A4 : OnPhone
