import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Arriving, BottomBar, Btn, Screen } from '@/ui'
import { dayInWords } from '@/ui/gridwork'
import type { AppointmentLetter } from '@/contracts/gridwork-shapes'
import { useRead } from '@/platform/query'
import './letter.scss'

definePageConfig({ navigationBarTitleText: '聘书' })

const canPrint = process.env.TARO_ENV !== 'weapp'

const print = () => {
  if (process.env.TARO_ENV !== 'weapp') window.print()
}

/** 聘书: a sheet of paper; on H5 it prints as one A4, in WeChat it is there to be shown. */
export default function Letter() {
  const { communityCode = '', appointmentId = '' } = useRouter().params
  const asked = useRead('read-appointment-letter', { communityCode, appointmentId })
  const { data } = asked
  const bar = (
    <BottomBar>
      <Btn kind="primary" icon="paper" onTap={print}>
        打印成 A4
      </Btn>
    </BottomBar>
  )
  return (
    <Screen title="聘书" backTo="gridwork/index" bottom={data && canPrint ? bar : undefined}>
      {data ? <Paper letter={data} /> : <Arriving read={asked} kept="聘书一直在" answer rows={4} />}
      {data && !canPrint ? <View className="ui-small letter-hint">要纸的，在电脑上打开红驿就能打印。</View> : null}
    </Screen>
  )
}

function Paper({ letter }: { letter: AppointmentLetter }) {
  const isOver = letter.state !== 'active' && letter.state !== 'paused'
  return (
    <View className="letter">
      {letter.demo ? <View className="letter-demo">演示数据，不作凭证</View> : null}
      <View className="letter-title">聘书</View>
      <View className="letter-number ui-num">{letter.number}</View>
      <View className="letter-name">{letter.name} 同志：</View>
      <View className="letter-words">
        兹聘请您为{letter.communityName}
        {letter.kindName}，服务范围：{letter.areaText}。聘期自 {dayInWords(letter.fromDay)} 起，至{' '}
        {dayInWords(letter.untilDay)} 止。
      </View>
      <View className="letter-words">感谢您为街坊搭把手。</View>
      <View className="letter-foot">
        <View>{letter.streetName}</View>
        <View>{letter.communityName}</View>
        <View>经办：{letter.appointedBy}</View>
        <View className="ui-num">{dayInWords(letter.issuedDay)}</View>
      </View>
      {isOver ? <View className="letter-over">{letter.stateName}</View> : null}
    </View>
  )
}
