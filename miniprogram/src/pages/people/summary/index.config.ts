export default definePageConfig({ navigationBarTitleText: '接手一页纸' })
