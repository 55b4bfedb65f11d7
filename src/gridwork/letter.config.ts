export default definePageConfig({ navigationBarTitleText: '聘书' })
