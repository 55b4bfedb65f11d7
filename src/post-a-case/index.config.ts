export default definePageConfig({ navigationBarTitleText: '说一声' })
