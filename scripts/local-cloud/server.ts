import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpRefusal, refusal, type Route, sendJson } from './exchange'
import { isOurHost, isOurOrigin } from './origin'
import type { Parts } from './parts'
import { adminRoutes } from './routes/admin'
import { callRoutes } from './routes/call'
import { devRoutes } from './routes/dev'
import { fileRoutes } from './routes/files'
import { staticRoutes } from './routes/static'
import { wechatRoutes } from './routes/wechat'

const rest = (route: Route, path: string): string | null => {
  if (!route.path.endsWith('*')) return path === route.path ? '' : null
  const stem = route.path.slice(0, -1)
  return path.startsWith(stem) ? path.slice(stem.length) : null
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new HttpRefusal(400, 'bad_input')
  }
}

/** Takes the port before anything else exists: the functions' environment has to name it. Port 0 takes a free one. */
export const listen = async (port: number): Promise<{ server: Server; url: string }> => {
  const server = createServer({ keepAliveTimeout: 30_000 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** Answers what comes to the local cloud; other names of the machine and pages from elsewhere are refused. */
export const answerRequests = (server: Server, parts: Parts): void => {
  const routes: Route[] = [
    { method: 'GET', path: '/healthz', handle: ({ response }) => sendJson(response, 200, { ok: true }) },
    ...adminRoutes(parts), ...callRoutes(parts), ...devRoutes(parts), ...fileRoutes(parts), ...wechatRoutes(parts), ...staticRoutes(parts),
  ]
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('cross-origin-resource-policy', 'same-site')
    if (!isOurHost(request)) throw new HttpRefusal(421, 'forbidden')
    if (!isOurOrigin(request)) throw new HttpRefusal(403, 'forbidden')
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const method = request.method === 'HEAD' ? 'GET' : request.method
    for (const route of routes) {
      if (route.method !== method) continue
      const found = rest(route, url.pathname)
      if (found !== null) return route.handle({ request, response, url, rest: decoded(found) })
    }
    throw new HttpRefusal(404, 'not_found')
  }
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!(error instanceof HttpRefusal)) parts.complain(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`)
      if (response.headersSent) return void response.destroy()
      // What was not read of the body ends with the connection.
      if (!request.complete) response.setHeader('connection', 'close')
      const known = error instanceof HttpRefusal ? error : new HttpRefusal(500, 'internal')
      sendJson(response, known.status, refusal(known.code))
    })
  })
}
