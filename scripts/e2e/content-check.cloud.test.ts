import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'

let demo: DemoCloud
let roomId: string
const staff = 'staff-001-1'
const fault = (body: object) => fetch(`${demo.cloud.url}/dev/wechat/fault`, { method: 'POST', body: JSON.stringify(body) })
const say = (text: string) => demo.ask(staff, 'chat.send', { roomId, requestId: intention(), text })
const passes = async (text: string) => (await say(text)).ok
const stored = (text: string) => demo.cloud.engine.find('messages', { text }).length

const start = async (environment: Record<string, string>) => {
  demo = await startDemoCloud({ environment })
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
}
afterEach(() => demo.close())

const offer = '代开各类增值税发票，加微信 138 0013 8000'

test('with the local rules an offer is refused wherever it is written, a report of the same matter is not', async () => {
  await start({ GUAGOU_TEXT_CHECK: 'local', GUAGOU_REFUSED_WORDS: '某某暗语' })
  expect(await say(offer)).toEqual({ ok: false, refusal: { code: 'risky_content', fields: ['text'] } })
  expect(stored(offer)).toBe(0)
  expect(await passes('厂区门口有人赌博、有人代开发票，请派人来看看')).toBe(true)
  expect(await passes('这是某 某 暗·语')).toBe(false)
  expect(await demo.refused(staff, 'ticket.raise', { roomId, requestId: intention(), title: '普通标题', text: offer, category: 'request' }))
    .toEqual({ code: 'risky_content', fields: ['text'] })
  expect(demo.cloud.engine.find('tickets', {})).toEqual([])
  expect(await demo.refused(staff, 'file.begin', { requestId: intention(), place: { roomId }, kind: 'file', name: '百家乐注册链接.pdf', size: 9 }))
    .toEqual({ code: 'risky_content', fields: ['name'] })
})

test('through WeChat a risky text is refused before anybody sees it, a doubtful one passes', async () => {
  await start({ GUAGOU_TEXT_CHECK: 'wechat' })
  expect(await say('网上赌博')).toEqual({ ok: false, refusal: { code: 'risky_content', fields: ['text'] } })
  expect(stored('网上赌博')).toBe(0)
  expect(await passes('您好，请问什么时候通电')).toBe(true)
  expect(await passes('请加微信联系')).toBe(true)
  expect(await passes(`${'长'.repeat(1_990)}枪支`)).toBe(false)
})

test('when WeChat does not answer, or has not seen the account lately, the local rules decide', async () => {
  await start({ GUAGOU_TEXT_CHECK: 'wechat' })
  for (const broken of [{ errcode: 61010 }, { errcode: -1 }, { status: 502 }, { hang: true }]) {
    // Each waits as long as the product has patience: once is enough for the slowest.
    if (!('hang' in broken)) {
      await fault({ api: 'msg_sec_check', times: 1, ...broken })
      expect([broken, await passes('网上赌博，请派出所来查')]).toEqual([broken, true])
    }
    await fault({ api: 'msg_sec_check', times: 1, ...broken })
    expect([broken, await passes(offer)]).toEqual([broken, false])
    await eventually(async () => !(await passes('网上赌博')))
  }
})
