import { partSize } from '../../../types/file'

export interface PartPlan {
  /** Bytes `from` (inclusive) … `to` (exclusive). */
  from: number
  to: number
  /** Where the part lies until the upload is finished. */
  path: string
}

/**
 * How a file is cut. Where a part lies hangs on the file's id, which is made of its uploader's own request:
 * asked again, the same parts lie in the same places, and nobody can aim at another person's.
 */
export const partsOf = ({ _id, size }: { _id: string; size: number }): PartPlan[] =>
  Array.from({ length: Math.ceil(size / partSize) }, (_, n) => ({
    from: n * partSize, to: Math.min(size, (n + 1) * partSize), path: `uploads/${_id}/${n}`,
  }))

/** Where the finished file lies, and its small picture. */
export const storedPath = ({ _id }: { _id: string }, type: string): string => `files/${_id}.${type}`
export const thumbPath = ({ _id }: { _id: string }): string => `files/${_id}-thumb.jpg`
