export default definePageConfig({ navigationBarTitleText: '加入挂钩通' })
