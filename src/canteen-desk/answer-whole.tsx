import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Btn, Icon, aria, names, type IconName } from '@/ui'
import { price, saysAllergens, spelled } from '@/ui/meal'
import type { TillMeal } from '@/contracts/till-shapes'
import type { Allergen } from '@/contracts/canteen-words'
import type { Said, useTill } from './use-till'

type Till = ReturnType<typeof useTill>
type SaidYes = Extract<Said, { meal: TillMeal }>
const isNumber = (code: string) => /^\d{6}$/.test(code)

interface Props {
  said: Said
  till: Till
  /** What today's dishes contain, by name. */
  contains: (dish: string) => readonly Allergen[]
  onKeep: (code: string) => void
}

/**
 * The answer fills the screen: colour, a mark, and words that
 * can be read aloud. One press and the next one stands there.
 */
export function AnswerWhole({ said, till, contains, onKeep }: Props) {
  if (said.kind === 'unsure') return <Unsure said={said} till={till} onKeep={onKeep} />
  if (said.kind === 'no') return <No said={said} till={till} />
  return <Yes said={said} till={till} contains={contains} />
}

function No({ said, till }: { said: Extract<Said, { kind: 'no' }>; till: Till }) {
  return (
    <Whole tone="no" icon="close" title="不能取" next={<Next till={till} />}>
      <View className="till-reason">{said.words}</View>
      {isNumber(said.code) ? <View className="till-small ui-num">{spelled(said.code)}</View> : null}
      {said.mayPay ? (
        <View className="till-more">
          <Btn kind="light" size="middle" loading={till.busy} onTap={() => void till.takePayment(said.code)}>
            他来先付款的，收钱留餐
          </Btn>
        </View>
      ) : null}
      <WrongLine till={till} />
    </Whole>
  )
}

const titles = { yes: '可以取', paid: '留住了', 'walked-in': '记好了' } as const

function Yes({ said, till, contains }: Pick<Props, 'till' | 'contains'> & { said: SaidYes }) {
  const { meal } = said
  const found = [...new Set(meal.dishes.flatMap(contains))]
  const asks = meal.check !== null && said.kind !== 'paid'
  const next = asks ? <CheckButtons meal={meal} till={till} /> : <Next till={till} />
  return (
    <Whole tone="yes" icon="check" title={titles[said.kind]} next={next}>
      <View className="till-who">{[meal.name, meal.sittingName, meal.tierName].filter(Boolean).join(' · ')}</View>
      <Money said={said} meal={meal} />
      {asks ? (
        <View className="till-check" {...aria({ role: 'alert' })}>
          <Icon name="eye" />
          <View>{meal.check}</View>
        </View>
      ) : null}
      <WrongLine till={till} />
      {meal.dishes.length ? <View className="till-line">{meal.dishes.join(' · ')}</View> : null}
      {found.length ? (
        <View className="till-line till-warn">
          <Icon name="warn" size="small" />
          <View>{saysAllergens(found)}</View>
        </View>
      ) : null}
    </Whole>
  )
}

/** Whoever pays less shows a document: it fits, or it does not. */
const CheckButtons = ({ meal, till }: { meal: TillMeal; till: Till }) => (
  <>
    <Btn kind="light" disabled={till.busy} onTap={() => void till.check(meal, false)}>
      对不上
    </Btn>
    <Btn kind="light" loading={till.busy} onTap={() => void till.check(meal, true)}>
      对得上
    </Btn>
  </>
)

const Next = ({ till }: { till: Till }) => (
  <Btn kind="light" onTap={till.next}>
    下一位
  </Btn>
)

const WrongLine = ({ till }: { till: Till }) =>
  till.wrong ? (
    <View className="till-line" {...aria({ role: 'alert' })}>
      {till.wrong}
    </View>
  ) : null

function Money({ said, meal }: { said: Said; meal: TillMeal }) {
  if (said.kind === 'paid') return <View className="till-money ui-num">收 {price(meal.priceFen)}</View>
  if (meal.priceFen === 0) return <View className="till-money">免费，不收钱</View>
  return <View className="till-money ui-num">{meal.dueFen === 0 ? '付过了，不收钱' : `收 ${price(meal.dueFen)}`}</View>
}

/** No answer came: nobody knows whether it counted. Said plainly, with both ways on. */
function Unsure({ said, till, onKeep }: Pick<Props, 'till' | 'onKeep'> & { said: Extract<Said, { kind: 'unsure' }> }) {
  const keep = () => {
    onKeep(said.code)
    till.next()
  }
  const next = (
    <>
      <Btn kind="light" onTap={keep}>
        先给饭，记下
      </Btn>
      <Btn kind="light" loading={till.busy} onTap={() => void till.redeem(said.code)}>
        再问一次
      </Btn>
    </>
  )
  return (
    <Whole tone="unsure" icon="offline" title={said.offline ? '没网，核不了' : '没连上'} next={next}>
      {isNumber(said.code) ? <View className="till-money ui-num">{spelled(said.code)}</View> : null}
      <View className="till-line">用没用过，要问了才知道。再问一次，不会算两次。</View>
      <View className="till-line">
        等不了就看一眼他手机：日子是今天、是这家食堂、没写“取走了”，先给饭。记下的号有网自己补上，补不上会告诉你。
      </View>
      <View className="till-more">
        <Btn kind="light" size="middle" onTap={till.next}>
          先不给，下一位
        </Btn>
      </View>
    </Whole>
  )
}

interface WholeProps {
  tone: 'yes' | 'no' | 'unsure'
  icon: IconName
  title: string
  next: ReactNode
  children: ReactNode
}

function Whole({ tone, icon, title, next, children }: WholeProps) {
  return (
    <View className={names('till-whole', `till-${tone}`)} {...aria({ role: 'alert' })}>
      <View className="till-body">
        <View className="till-mark">
          <Icon name={icon} size="big" />
        </View>
        <View className="till-title">{title}</View>
        {children}
      </View>
      <View className="till-next ui-buttons">{next}</View>
    </View>
  )
}
