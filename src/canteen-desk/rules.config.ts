export default definePageConfig({ navigationBarTitleText: '食堂规则' })
