/** A device that is off by less is believed: the difference may be the answer's way, milliseconds. */
const toleratedMs = 30_000

let aheadMs = 0
const listeners = new Set<() => void>()

/**
 * What time it is for the product, epoch milliseconds: the device's, put right by the cloud's where the device is wrong.
 * For whatever is compared with a moment of the product; how long something takes is measured with the device alone.
 */
export const currentTime = (): number => Date.now() + aheadMs

/** @param cloud the cloud's time in an answer; @param askedAt when the device asked, by its own clock */
export const keepTime = (cloud: number, askedAt: number): void => {
  const off = Math.round(cloud - (askedAt + Date.now()) / 2)
  // A cloud of before this does not tell it.
  if (!Number.isFinite(off)) return
  const next = Math.abs(off) < toleratedMs ? 0 : off
  // A correction is not renewed for every breath of the network.
  if (next === aheadMs || (next !== 0 && Math.abs(next - aheadMs) < toleratedMs)) return
  aheadMs = next
  for (const told of listeners) told()
}

/** Tells when the time was put right. */
export const onTimeCorrected = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
