import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumFlags, findChromium } from '../browser'
import { riskyMark } from '../local-cloud/wechat/judge'
import { type DemoCloud, eventually, intention, startDemoCloud } from './demo-cloud'
import { stumbles } from './screen-check'
import { pdf, png } from './uploads'
import { openWindow, shown, type Window, type WindowOptions } from './window'

let demo: DemoCloud
let browser: Browser
let roomId: string
let cadre: string
const staff = 'staff-001-1'
const opened: Window[] = []

beforeAll(async () => {
  demo = await startDemoCloud({ judgeMs: 1_500 })
  roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  cadre = (await demo.get(staff, 'chat.room', { roomId })).members.find(({ role }) => role === 'cadre')!.id
  // A microphone that hums, and a person who allows it.
  browser = await chromium.launch({
    executablePath: findChromium()!, args: [...chromiumFlags, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  })
})
afterEach(() => Promise.all(opened.splice(0).map((window) => window.close())))
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

const inRoom = async (as: string, options: WindowOptions = {}): Promise<Window> => {
  const window = await openWindow(browser, demo.cloud, { as, ...options })
  opened.push(window)
  await window.page.goto(`/#/pages/room/index?id=${roomId}`)
  await shown(window.page).getByLabel(/^(说说遇到的困难|回复企业)$/).waitFor()
  return window
}

interface Chosen { name: string; mimeType: string; buffer: Buffer }
const choose = async (page: Page, from: '相册' | '文件', ...files: Chosen[]): Promise<void> => {
  await shown(page).getByRole('button', { name: '发图片或文件' }).click()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), shown(page).getByRole('button', { name: from, exact: true }).click()])
  await chooser.setFiles(files)
}
const photo = (mark = ''): Chosen => ({ name: '现场.png', mimeType: 'image/png', buffer: Buffer.concat([png(320, 240), Buffer.from(mark)]) })
const paper = (name: string, bytes = pdf(name)): Chosen => ({ name, mimeType: 'application/pdf', buffer: bytes })
const photos = (page: Page) => shown(page).getByRole('button', { name: '图片，点开查看大图' })
/** The picture is really there, not only its frame. */
const isDrawn = (page: Page) => eventually(() => shown(page).locator('.photo-image img').first().evaluate((image: HTMLImageElement) => image.naturalWidth > 0))

test('a photo is under check at its author’s, then opens full screen at the other’s', async () => {
  const [one, other] = [await inRoom(staff), await inRoom(cadre)]
  await choose(one.page, '相册', photo())
  await shown(one.page).getByText('审核中，通过后其他人才能看到').waitFor()
  expect(await photos(other.page).count()).toBe(0)
  await photos(other.page).waitFor()
  await isDrawn(other.page)
  await shown(one.page).getByText('审核中').waitFor({ state: 'detached' })
  await photos(other.page).click()
  const viewer = other.page.getByRole('dialog', { name: /^图片/ })
  await viewer.locator('img').waitFor()
  await other.page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })
  expect([...(await stumbles(one.page)), ...one.complaints(), ...other.complaints()]).toEqual([])
})

test('what does not pass leaves a trace at both', async () => {
  const [one, other] = [await inRoom(staff), await inRoom(cadre)]
  await choose(one.page, '相册', photo(riskyMark))
  await shown(one.page).getByText('你发送的内容没有通过安全审核，其他人看不到').waitFor()
  await shown(other.page).getByText(/发送的内容没有通过安全审核$/).waitFor()
})

test('a document arrives as a card and is fetched whole; a program is refused before anything is sent', async () => {
  const [one, other] = [await inRoom(staff), await inRoom(cadre)]
  const bytes = pdf('二期', 1_300_000)
  await choose(one.page, '文件', paper('二期图纸.pdf', bytes), { name: '安装.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') })
  await shown(one.page).getByText(/“安装.exe”没有发送：不支持这种类型的文件/).waitFor()
  const card = shown(other.page).getByRole('button', { name: /^文件 二期图纸.pdf，1.2 MB/ })
  await card.waitFor()
  const [popup] = await Promise.all([other.context.waitForEvent('page'), card.click()])
  const url = await eventually(() => (popup.url().includes('/files/') ? popup.url() : null))
  expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(bytes.length)
  expect(demo.cloud.engine.find('files', { name: '安装.exe' })).toEqual([])
})

test('a voice note is recorded, sent and played', async () => {
  const [one, other] = [await inRoom(staff), await inRoom(cadre)]
  await shown(one.page).getByRole('button', { name: '发语音' }).click()
  await shown(one.page).getByRole('button', { name: '开始录音' }).click()
  await shown(one.page).getByText('1″　点击发送').waitFor()
  await shown(one.page).getByRole('button', { name: '发送语音' }).click()
  const note = shown(other.page).getByRole('button', { name: /^播放语音，[12] 秒$/ })
  await note.waitFor()
  await note.click()
  await shown(other.page).getByRole('button', { name: '停止播放' }).waitFor()
  // It ends by itself: it was really played.
  await note.waitFor()
  expect(demo.cloud.engine.find('files', { kind: 'voice' })).toMatchObject([{ type: 'webm', state: 'ready' }])
})

test('a picture dragged onto the conversation is sent', async () => {
  const one = await inRoom(staff)
  const before = await photos(one.page).count()
  const data = await one.page.evaluateHandle((base64) => {
    const carried = new DataTransfer()
    carried.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], '拖来的.png', { type: 'image/png' }))
    return carried
  }, png(100, 80).toString('base64'))
  await shown(one.page).locator('.list').dispatchEvent('drop', { dataTransfer: data })
  await photos(one.page).nth(before).waitFor()
  await eventually(() => demo.cloud.engine.find('messages', { kind: 'photo' }).some(({ file }) => (file as { name: string }).name === '拖来的.png'))
})

test('an upload cut off goes on after a restart of the page, with what had arrived; a cancelled one is gone', async () => {
  const one = await inRoom(staff)
  // The third part does not get through.
  let let_through = 2
  await one.context.route(/\/files\/uploads\//, (route) => (let_through-- > 0 ? route.continue() : route.abort()))
  const bytes = pdf('大图', 3_500_000)
  await choose(one.page, '文件', paper('大图.pdf', bytes))
  await shown(one.page).getByText(/^传到 \d+% 时中断/).waitFor()
  const arrived = demo.cloud.engine.find('files', { name: '大图.pdf' })
  expect(arrived).toMatchObject([{ state: 'begun' }])

  await one.context.unroute(/\/files\/uploads\//)
  let parts = 0
  one.page.on('request', (request) => { if (request.method() === 'PUT') parts += 1 })
  await one.page.reload()
  await eventually(() => demo.cloud.engine.find('messages', { kind: 'file', text: '大图.pdf' }).length === 1)
  expect(parts).toBe(2)
  expect(demo.cloud.engine.find('files', { name: '大图.pdf' })).toMatchObject([{ _id: arrived[0]!._id, state: 'ready', size: bytes.length }])

  await one.context.route(/\/files\/uploads\//, (route) => route.abort())
  await choose(one.page, '文件', paper('不发了.pdf'))
  await shown(one.page).getByText(/^传到 0% 时中断/).waitFor()
  await shown(one.page).getByRole('button', { name: '删除' }).click()
  await one.context.unroute(/\/files\/uploads\//)
  await one.page.reload()
  await shown(one.page).getByRole('button', { name: /^文件 大图.pdf/ }).waitFor()
  expect(await shown(one.page).getByText('不发了.pdf').count()).toBe(0)
})

test('words that may not be seen come back into the composer with the reason', async () => {
  const [one, other] = [await inRoom(staff), await inRoom(cadre)]
  const words = '代开发票，加微信 12345'
  await shown(one.page).getByLabel('说说遇到的困难').fill(words)
  await shown(one.page).getByRole('button', { name: '发送', exact: true }).click()
  await shown(one.page).getByRole('alert').getByText('内容没有通过安全审核，其他人看不到。请修改后再发').waitFor()
  expect(await shown(one.page).getByLabel('说说遇到的困难').inputValue()).toBe(words)
  expect(await shown(other.page).getByText(words).count()).toBe(0)
})

test('photo and document go into a ticket and open in its thread for the officer', async () => {
  const one = await inRoom(staff)
  await choose(one.page, '文件', paper('环评报告.pdf'))
  // A message on its way has no menu yet.
  await shown(one.page).locator('.row .bubble-text', { hasText: '环评报告.pdf' }).waitFor()
  await shown(one.page).locator('.row .bubble-text', { hasText: '环评报告.pdf' }).click({ button: 'right' })
  await one.page.getByRole('button', { name: /^转为诉求/ }).click()
  await shown(one.page).getByText('随附 1 份图片、语音或文件').waitFor()
  await shown(one.page).getByLabel('遇到什么困难').fill('环评报告请审核')
  await shown(one.page).getByRole('button', { name: '提出诉求' }).click()
  const ticket = await eventually(() => demo.cloud.engine.find('tickets', { text: '环评报告请审核' })[0])
  await demo.get(cadre, 'ticket.route', { ticketId: ticket._id as string, requestId: intention(), leadBureauId: 'safety-env' })
  const officer = 'officer-safety-env-1'
  const window = await openWindow(browser, demo.cloud, { as: officer })
  opened.push(window)
  await window.page.goto(`/#/pages/ticket/index?id=${ticket._id as string}`)
  await shown(window.page).getByRole('button', { name: /^文件 环评报告.pdf/ }).waitFor()
  await choose(window.page, '文件', paper('审查意见.pdf'))
  await shown(window.page).getByRole('button', { name: /^文件 审查意见.pdf/ }).waitFor()
  await eventually(() => demo.cloud.engine.find('messages', { ticketId: ticket._id, text: '审查意见.pdf' })[0])
})
