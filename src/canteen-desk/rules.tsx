import { OwnPage } from './own-page'
import { RulesPart } from './rules-part'

definePageConfig({ navigationBarTitleText: '食堂规则' })

export default function RulesPage() {
  return (
    <OwnPage title="食堂规则" offline="没网，改的存在手机里，有网再存">
      {(which) => <RulesPart which={which} />}
    </OwnPage>
  )
}
