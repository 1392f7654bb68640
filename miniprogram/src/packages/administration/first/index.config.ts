export default definePageConfig({ navigationBarTitleText: '开通管理员' })
