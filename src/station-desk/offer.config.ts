export default definePageConfig({ navigationBarTitleText: '挂牌当驿站' })
