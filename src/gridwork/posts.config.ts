export default definePageConfig({ navigationBarTitleText: '楼栋长、单元长' })
