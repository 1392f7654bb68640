export default definePageConfig({ navigationBarTitleText: '今日摘要' })
