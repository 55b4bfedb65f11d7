export default definePageConfig({ navigationBarTitleText: '我的聘期' })
