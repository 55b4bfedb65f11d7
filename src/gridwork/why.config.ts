export default definePageConfig({ navigationBarTitleText: '为什么问我' })
