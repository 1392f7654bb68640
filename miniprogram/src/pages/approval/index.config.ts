export default definePageConfig({ navigationBarTitleText: '并联审批' })
