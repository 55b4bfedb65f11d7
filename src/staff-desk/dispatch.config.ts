export default definePageConfig({ navigationBarTitleText: '怎么派的' })
