export default definePageConfig({ navigationBarTitleText: '通知运行情况' })
