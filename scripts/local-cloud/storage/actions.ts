import { type Files, fileIdOf, isCloudPath, pathOf } from './files'

/** The SDK's `storage.*` actions: answers their data, or the code and message of an error. */
export type StorageAnswer = { data: unknown } | { code: string; message: string }

const longestAge = 7 * 86_400
const missing = 'STORAGE_FILE_NONEXIST'

export const answerStorage = async (files: Files, body: Record<string, unknown>): Promise<StorageAnswer> => {
  if (body.action === 'storage.getUploadMetadata') {
    if (!isCloudPath(body.path)) return { code: 'INVALID_PARAM', message: 'the path is not allowed' }
    const { url, token } = files.uploadUrl(body.path)
    const fileId = fileIdOf(body.path)
    // The SDK sends the second one back as a header, which carries ASCII only.
    return { data: { url, token, authorization: token, fileId, cosFileId: Buffer.from(fileId).toString('base64url') } }
  }
  if (body.action === 'storage.batchGetDownloadUrl' && Array.isArray(body.file_list)) {
    const wanted = body.file_list as { fileid?: unknown; max_age?: unknown }[]
    return { data: { download_list: wanted.map(({ fileid, max_age }) => {
      const path = pathOf(fileid)
      if (path === null || !files.stored(path)) return { fileID: fileid, fileid, tempFileURL: '', download_url: '', code: missing }
      const maxAge = typeof max_age === 'number' && max_age > 0 ? Math.min(max_age, longestAge) : 7_200
      const tempFileURL = files.downloadUrl(path, maxAge)
      return { fileID: fileid, fileid, tempFileURL, download_url: tempFileURL, code: 'SUCCESS', maxAge }
    }) } }
  }
  if (body.action === 'storage.batchDeleteFile' && Array.isArray(body.fileid_list)) {
    const removed = (body.fileid_list as unknown[]).map(async (fileID) => {
      const path = pathOf(fileID)
      return { fileID, code: path !== null && (await files.remove(path)) ? 'SUCCESS' : missing }
    })
    return { data: { delete_list: await Promise.all(removed) } }
  }
  return { code: 'INVALID_PARAM', message: `${String(body.action)} is not answered by the local cloud` }
}
