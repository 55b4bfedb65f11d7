import { MenuPart } from './menu-part'
import { OwnPage } from './own-page'

definePageConfig({ navigationBarTitleText: '排菜单' })

export default function MenuPage() {
  return (
    <OwnPage title="排菜单" offline="没网，写的存在手机里，有网再出">
      {(which) => <MenuPart which={which} />}
    </OwnPage>
  )
}
