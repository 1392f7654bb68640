export default definePageConfig({ navigationBarTitleText: '名册与配置' })
