export default definePageConfig({ navigationBarTitleText: '怎么问我' })
