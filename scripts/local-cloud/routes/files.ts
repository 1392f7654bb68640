import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { contentType } from '../content-types'
import { HttpRefusal, type Route, readBody, sendText } from '../exchange'
import type { Parts } from '../parts'
import { isCloudPath, largestFile } from '../storage/files'

const xml = (code: string, message: string): string =>
  `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${message}</Message>` +
  '<RequestId>local</RequestId><TraceId>local</TraceId></Error>'

/** What a browser may show in place; the rest it only saves, so that no uploaded page runs under our address. */
const shown = /^(image\/(?!svg|vnd)|video\/|audio\/|application\/pdf)/

/** Uploads and downloads by signed addresses. Answers failures in XML, as the object store does. */
export const fileRoutes = ({ files, edge }: Parts): Route[] => [
  {
    method: 'PUT',
    path: '/files/*',
    async handle({ request, response, rest, url }) {
      if (!isCloudPath(rest) || !files.mayPut(rest, url.searchParams)) {
        return sendText(response, 403, 'application/xml', xml('SignatureDoesNotMatch', 'the address is not signed or has expired'))
      }
      let content: Buffer
      try {
        content = await readBody(request, largestFile)
      } catch (error) {
        if (!(error instanceof HttpRefusal)) throw error
        return sendText(response, 413, 'application/xml', xml('EntityTooLarge', `at most ${largestFile} bytes`))
      }
      await files.write(rest, content)
      sendText(response, 200, 'text/plain', '')
    },
  },
  {
    method: 'GET',
    path: '/files/*',
    async handle({ request, response, rest, url }) {
      // A function's own address works by itself; a client's is judged at each use.
      if (!isCloudPath(rest) || !(files.mayGet(rest, url.searchParams) || (await edge.mayLook(rest, url.searchParams)))) {
        return sendText(response, 403, 'application/xml', xml('AccessDenied', 'the address is not signed or has expired'))
      }
      const stored = files.stored(rest)
      if (!stored) return sendText(response, 404, 'application/xml', xml('NoSuchKey', 'no such file'))
      const type = contentType(rest)
      response.writeHead(200, {
        'content-type': type,
        'content-length': stored.size,
        'cache-control': 'private, max-age=60',
        'content-disposition': shown.test(type) ? 'inline' : 'attachment',
        // A sandbox would keep the browser's own PDF viewer out, and a PDF runs nothing under our address.
        ...(type === 'application/pdf' ? {} : { 'content-security-policy': "default-src 'none'; sandbox" }),
      })
      if (request.method === 'HEAD') return void response.end()
      pipeline(createReadStream(stored.file), response, () => undefined)
    },
  },
]
