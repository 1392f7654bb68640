import { WebSocket } from 'ws'

interface Watching {
  onChange(change: { type?: 'init'; docs: unknown[] }): void
  onError(error: unknown): void
}

/**
 * `wx.cloud` on a running local cloud: functions through its door for clients, the watch of one's own signal
 * through its socket. Who is calling is decided here, as WeChat decides it: the mini program cannot say.
 */
export const bridgeCloud = (cloudUrl: string, token: string, personId: string) => {
  let connected = true
  let underWay = 0
  const sockets = new Set<WebSocket>()

  const callFunction = async ({ name, data }: { name: string; data: unknown }): Promise<{ result: unknown; errMsg: string }> => {
    if (!connected) throw { errCode: -1, errMsg: 'cloud.callFunction:fail network not available' }
    underWay += 1
    try {
      return await answered(name, data)
    } finally {
      underWay -= 1
    }
  }
  const answered = async (name: string, data: unknown): Promise<{ result: unknown; errMsg: string }> => {
    const response = await fetch(`${cloudUrl}/call/${name}`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(data),
    })
    // A function that threw or ran out of time is a failed call in WeChat, not an answer.
    if (!response.ok) throw { errCode: -504002, errMsg: `cloud.callFunction:fail HTTP ${response.status}` }
    return { result: await response.json(), errMsg: 'cloud.callFunction:ok' }
  }

  const watch = (collection: string, id: string, { onChange, onError }: Watching) => {
    let open = true
    const fail = (reason: string): void => {
      if (!open) return
      open = false
      onError({ errCode: -1, errMsg: `database.watch:fail ${reason}` })
    }
    if (collection !== 'signals' || id !== personId) {
      setTimeout(() => fail('permission denied'))
      return { close: async () => { open = false } }
    }
    if (!connected) {
      setTimeout(() => fail('network not available'))
      return { close: async () => { open = false } }
    }
    const socket = new WebSocket(`${cloudUrl.replace(/^http/, 'ws')}/live`)
    let first = true
    sockets.add(socket)
    socket.on('open', () => socket.send(JSON.stringify({ token })))
    socket.on('message', (data) => {
      if (!open) return
      onChange({ ...(first ? { type: 'init' as const } : {}), docs: [{ _id: id, ...(JSON.parse(String(data)) as object) }] })
      first = false
    })
    socket.on('error', () => fail('connection'))
    socket.on('close', () => {
      sockets.delete(socket)
      fail('closed')
    })
    return {
      async close() {
        open = false
        socket.close()
      },
    }
  }

  return {
    /** Calls that were made and not answered yet. */
    underWay: () => underWay,
    online(now: boolean): void {
      connected = now
      if (!now) for (const socket of sockets) socket.terminate()
    },
    cloud: {
      init: () => undefined,
      callFunction,
      database: () => ({
        collection: (collection: string) => ({
          doc: (id: string) => ({ watch: (events: Watching) => watch(collection, id, events) }),
        }),
      }),
    },
  }
}
