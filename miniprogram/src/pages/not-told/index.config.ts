export default definePageConfig({ navigationBarTitleText: '未通知到的人' })
