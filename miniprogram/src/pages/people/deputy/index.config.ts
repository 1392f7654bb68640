export default definePageConfig({ navigationBarTitleText: '休假代理' })
