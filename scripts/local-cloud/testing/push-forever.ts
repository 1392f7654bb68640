import { startTestCloud } from './test-cloud'
import { localTemplates } from '../wechat/templates'

// A process to be killed: sends one push after the other and prints each that WeChat has taken.
const { id } = localTemplates.deadline!
const data = { thing1: { value: '施工许可' }, time2: { value: '2026年11月24日 15:30' }, thing3: { value: '请按期办理' } }

const main = async (): Promise<void> => {
  const cloud = await startTestCloud({ dataFolder: process.argv[2]!, pages: [] })
  const { access_token: token } = await cloud.probe('token')
  for (let n = 0; ; n++) {
    cloud.consent('p1', id)
    const body = { touser: 'openid-1', template_id: id, page: `pages/ticket/index?n=${n}`, data }
    const answer = await cloud.probe('wechat', { path: '/cgi-bin/message/subscribe/send', body, token })
    if (answer.errcode === 0) console.log(`taken ${n} ${cloud.session('p1')}`)
  }
}
void main()
