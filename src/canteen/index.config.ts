export default definePageConfig({ navigationBarTitleText: '吃饭' })
