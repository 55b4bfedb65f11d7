export default definePageConfig({ navigationBarTitleText: '社区给了我一个码' })
