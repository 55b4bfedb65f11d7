export default definePageConfig({ navigationBarTitleText: '手上的事' })
