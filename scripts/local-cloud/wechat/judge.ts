import { appid } from '../host/environment'

/** Whatever carries this text in its bytes the stand-in finds risky; the real censor's eyes are not public. */
export const riskyMark = 'GUAGOU-RISKY'

/** The stand-in's asynchronous look at pictures and sounds: fetches them as WeChat does and pushes its verdict. */
export const createJudge = (delayMs: number, push: (event: Record<string, unknown>) => void) => {
  const open = new Set<NodeJS.Timeout>()
  const look = async (trace_id: string, url: string): Promise<void> => {
    const bytes = await fetch(url).then(async (response) => (response.ok ? Buffer.from(await response.arrayBuffer()) : null), () => null)
    push({
      ToUserName: appid, FromUserName: 'local', CreateTime: Math.floor(Date.now() / 1000), MsgType: 'event', Event: 'wxa_media_check',
      appid, trace_id, version: 2,
      ...(bytes
        ? { errcode: 0, errmsg: 'ok', result: bytes.includes(riskyMark) ? { suggest: 'risky', label: 20_002 } : { suggest: 'pass', label: 100 } }
        : { errcode: -1008, errmsg: 'download failed' }),
    })
  }
  return {
    look(trace: string, url: string): void {
      const timer = setTimeout(() => {
        open.delete(timer)
        void look(trace, url)
      }, delayMs)
      open.add(timer)
    },
    stop(): void {
      for (const timer of open) clearTimeout(timer)
    },
  }
}
