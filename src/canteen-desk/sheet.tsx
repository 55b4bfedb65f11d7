import { OwnPage } from './own-page'
import { SheetPart } from './sheet-part'

definePageConfig({ navigationBarTitleText: '结账' })

export default function SheetPage() {
  return <OwnPage title="结账">{(which) => <SheetPart which={which} />}</OwnPage>
}
