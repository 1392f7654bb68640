import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { contentType } from '../content-types'
import type { Route } from '../exchange'
import { HttpRefusal } from '../exchange'
import type { Parts } from '../parts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** The app keeps its styles in elements; pictures and recordings come from signed addresses of this machine. */
const local = 'http://127.0.0.1:* http://localhost:*'
const policy = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", `img-src 'self' data: blob: ${local}`,
  `media-src 'self' blob: ${local}`, "font-src 'self' data:", `connect-src 'self' ws://127.0.0.1:* ws://localhost:* ${local}`,
  "object-src 'none'", "base-uri 'self'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ')

const hashed = /\.[0-9a-f]{8,}\./
const compressible = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt'])

interface Packed { bytes: Buffer; encoding?: 'br' | 'gzip' }

/** The built H5 app. */
export const staticRoutes = ({ h5Folder }: Parts): Route[] => {
  const kept = new Map<string, Packed>()
  const packed = async (path: string, accepts: string): Promise<Packed> => {
    const encoding = !compressible.has(extname(path)) ? undefined : /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : undefined
    const key = `${encoding ?? ''} ${path}`
    const known = hashed.test(path) ? kept.get(key) : undefined
    if (known) return known
    const bytes = await readFile(join(h5Folder, path)).catch(() => {
      throw new HttpRefusal(404, 'not_found')
    })
    const file: Packed = encoding === 'br'
      ? { bytes: await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }), encoding }
      : encoding === 'gzip' ? { bytes: await zip(bytes), encoding } : { bytes }
    // Only names that carry their content's hash: the others may be rebuilt under the same name.
    if (hashed.test(path)) kept.set(key, file)
    return file
  }
  return [{
    method: 'GET',
    path: '/*',
    async handle({ request, response, rest }) {
      const path = rest === '' ? 'index.html' : rest
      if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part === '' || part.startsWith('.'))) throw new HttpRefusal(404, 'not_found')
      const { bytes, encoding } = await packed(path, String(request.headers['accept-encoding'] ?? ''))
      response.writeHead(200, {
        'content-type': contentType(path),
        'content-length': bytes.length,
        'cache-control': hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        'content-security-policy': policy,
        'x-frame-options': 'DENY',
        vary: 'accept-encoding',
        ...(encoding ? { 'content-encoding': encoding } : {}),
      })
      response.end(request.method === 'HEAD' ? undefined : bytes)
    },
  }]
}
