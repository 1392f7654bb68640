export default definePageConfig({ navigationBarTitleText: '查找聊天记录' })
