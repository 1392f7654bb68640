import type { FileView } from '../../../types/file'
import type { FileDocument } from './documents'

/** A finished file as its readers see it. */
export const fileView = (file: Pick<FileDocument, '_id' | 'kind' | 'name' | 'size' | 'type' | 'width' | 'height' | 'seconds' | 'thumb'>): FileView => ({
  id: file._id, kind: file.kind, name: file.name, size: file.size, type: file.type ?? '',
  ...(file.width !== null && file.height !== null ? { width: file.width, height: file.height } : {}),
  ...(file.seconds !== null ? { seconds: file.seconds } : {}),
  ...(file.thumb !== null ? { thumb: true } : {}),
})
