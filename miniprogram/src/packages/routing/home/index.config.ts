export default definePageConfig({ navigationBarTitleText: '派单建议' })
