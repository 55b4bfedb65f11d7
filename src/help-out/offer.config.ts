export default definePageConfig({ navigationBarTitleText: '问到你' })
