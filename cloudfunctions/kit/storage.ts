import { app } from './sdk'

/** Where and how one object is PUT by a client, without any right to anything else. */
export interface PutPlace {
  fileId: string
  url: string
  headers: Record<string, string>
}

/** A signed address for one upload to the path; it works for some minutes. */
export const putPlace = async (path: string): Promise<PutPlace> => {
  // The SDK's type describes the answer of another call.
  const { data } = (await app.getUploadMetadata({ cloudPath: path })) as unknown as {
    data: { url: string; token: string; authorization: string; fileId: string; cosFileId: string }
  }
  return {
    fileId: data.fileId,
    url: data.url,
    headers: {
      Signature: data.authorization, authorization: data.authorization, 'x-cos-security-token': data.token,
      'x-cos-meta-fileid': data.cosFileId, key: encodeURIComponent(path),
    },
  }
}

let bucket: Promise<string> | undefined

/** The storage's id of the object at that path, whether it is there or not. All of them begin alike. */
export const objectId = async (path: string): Promise<string> => {
  bucket ??= putPlace('any').then(({ fileId }) => fileId.slice(0, -'any'.length))
  try {
    return (await bucket) + path
  } catch (error) {
    bucket = undefined
    throw error
  }
}

/** The bytes of each object that is there; the others are left out. */
export const sizesOf = async (fileIds: readonly string[]): Promise<Map<string, number>> => {
  if (fileIds.length === 0) return new Map()
  const { fileList } = (await app.getFileInfo({ fileList: [...fileIds] })) as unknown as {
    fileList: { fileID: string; code: string; size?: number }[]
  }
  return new Map(fileList.flatMap(({ fileID, code, size }) => (code === 'SUCCESS' && size !== undefined ? [[fileID, size]] : [])))
}

/** The object's bytes, or null when there is none. */
export const readObject = async (fileId: string): Promise<Buffer | null> => {
  if (!(await addressesOf([fileId], 60)).has(fileId)) return null
  const { fileContent } = (await app.downloadFile({ fileID: fileId } as never)) as unknown as { fileContent: Buffer }
  return fileContent
}

/** Stores the object, in place of an earlier one; answers its id. */
export const writeObject = async (path: string, bytes: Buffer): Promise<string> =>
  (await app.uploadFile({ cloudPath: path, fileContent: bytes })).fileID

export const removeObjects = async (fileIds: readonly string[]): Promise<void> => {
  if (fileIds.length > 0) await app.deleteFile({ fileList: [...fileIds] })
}

/** Addresses under which each object can be fetched by anybody for `seconds`; objects that are not there are left out. */
export const addressesOf = async (fileIds: readonly string[], seconds: number): Promise<Map<string, string>> => {
  if (fileIds.length === 0) return new Map()
  const { fileList } = (await app.getTempFileURL({ fileList: fileIds.map((fileID) => ({ fileID, maxAge: seconds })) })) as unknown as {
    fileList: { fileID: string; tempFileURL?: string; code?: string }[]
  }
  return new Map(fileList.flatMap(({ fileID, tempFileURL }) => (tempFileURL ? [[fileID, encodeURI(tempFileURL)]] : [])))
}
