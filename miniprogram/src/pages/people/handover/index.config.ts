export default definePageConfig({ navigationBarTitleText: '交接与核查' })
