import { openPage } from './navigation'
import { currentTime } from './services/clock'
import { http } from './services/http'
import { onSignal } from './services/live'
import { queryClient, callKey } from './services/query'
import { onTokenChange, sessionToken } from './services/session-token'
import { clockText } from './words/moments'
import './push-panel.scss'

/**
 * The demo's phone: what the stand-in for WeChat received for the person of this window arrives as WeChat would show
 * it, and a tap opens its place. Plain elements beside the app, because no screen of the product has it. The browser
 * build speaks to a local cloud alone, so it exists nowhere else.
 */
interface Push {
  seq: number
  page: string
  data: Record<string, { value: string }>
  at: number
  errcode: number
}

const shownMs = 7_000
const everyMs = 20_000
const timeout = 8_000
const most = 20

let since = 0
let lastSeq = 0
let arrived: Push[] = []
let running: Promise<void> | null = null

const element = (className: string, text = ''): HTMLElement => {
  const made = document.createElement('div')
  made.className = className
  made.textContent = text
  return made
}

const panel = element('push-panel')
const chip = element('push-chip')
const list = element('push-list')
chip.setAttribute('role', 'button')
chip.tabIndex = 0
list.hidden = true
panel.append(list, chip)

const personId = (): string | undefined =>
  (queryClient.getQueryData(callKey('roster.me', {})) as { id: string } | undefined)?.id

const card = (push: Push): HTMLElement => {
  const made = element('push-card')
  // Fields are named after what they may hold: what it is about is a `thing`, what is expected stands last.
  const fields = Object.entries(push.data).map(([field, { value }]) => ({ field, value })).filter(({ value }) => value !== '-')
  const title = fields.find(({ field }) => field.startsWith('thing')) ?? fields[0]
  const hint = fields.at(-1)
  const words = fields.map(({ value }) => value)
  const rest = fields.filter((one) => one !== title && one !== hint).map(({ value }) => value)
  made.setAttribute('role', 'button')
  made.setAttribute('aria-label', `微信通知：${words.join('，')}`)
  made.tabIndex = 0
  made.append(element('push-head', `微信 · 服务通知　${clockText(push.at)}`), element('push-title', title?.value), element('push-hint', hint?.value), element('push-rest', rest.join('　')))
  const open = () => {
    list.hidden = true
    made.remove()
    openPage(push.page === '' ? 'pages/today/index' : push.page)
  }
  made.addEventListener('click', open)
  made.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') open()
  })
  return made
}

const draw = (): void => {
  chip.textContent = arrived.length === 0 ? '' : `手机通知 ${arrived.length}`
  chip.setAttribute('aria-label', `演示手机的通知，${arrived.length} 条`)
  chip.hidden = arrived.length === 0
  list.replaceChildren(element('push-head', '演示手机：微信收到的通知'), ...arrived.map(card))
}

const banner = (push: Push): void => {
  const shown = card(push)
  shown.classList.add('push-banner')
  document.body.append(shown)
  setTimeout(() => shown.remove(), shownMs)
}

const look = async (): Promise<void> => {
  const person = personId()
  if (person === undefined || sessionToken() === null || document.visibilityState === 'hidden') return
  const found = await http({ method: 'GET', path: `/dev/pushes?personId=${encodeURIComponent(person)}&since=${since}`, timeout })
  if (!Array.isArray(found) || person !== personId()) return
  const fresh = (found as Push[]).filter(({ seq, errcode }) => errcode === 0 && seq > lastSeq)
  if (fresh.length === 0) return
  lastSeq = Math.max(...fresh.map(({ seq }) => seq))
  arrived = [...fresh.reverse(), ...arrived].slice(0, most)
  banner(arrived[0]!)
  draw()
}

const lookOnce = (): void => {
  running ??= look().catch(() => undefined).finally(() => { running = null })
}

const startAnew = async (): Promise<void> => {
  arrived = []
  lastSeq = 0
  draw()
  const clock = (await http({ method: 'GET', path: '/dev/clock', timeout }).catch(() => null)) as { now?: number } | null
  since = clock?.now ?? currentTime()
}

chip.addEventListener('click', () => { list.hidden = !list.hidden })
chip.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' || event.key === ' ') list.hidden = !list.hidden
})
document.body.append(panel)
void startAnew()
onTokenChange(() => void startAnew())
onSignal((_signal, changed) => {
  // The push follows the notice by a moment.
  if (changed.includes('inbox')) for (const ms of [300, 1_500, 5_000]) setTimeout(lookOnce, ms)
})
setInterval(lookOnce, everyMs)
