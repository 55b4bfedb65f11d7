export default definePageConfig({ navigationBarTitleText: '改驿站' })
