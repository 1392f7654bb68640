import { openBrowser, openWindow, shown } from '../e2e/window'
import type { FilledRoom } from './ui-room'

export interface ScrollFigures {
  /** The first message of the room was reached. */
  reachedOldest: boolean
  seconds: number
  frames: number
  /** How long at most the view showed no message at all. */
  longestBlankMs: number
  blankFrames: number
  /** How far at most what was being read moved by itself, in pixels. */
  largestJumpPx: number
  jumps: number
  longestFrameMs: number
  /** Rows in the document at most: what is out of sight is given up. */
  mostRows: number
}

/** Pixels per frame: at 60 frames a second faster than anybody reads, so fast that pages have to follow. */
const step = 240
const longestMs = 600_000

/** Scrolls the room from the newest message to the oldest in Chromium and watches every frame. */
export const scrollToOldest = async ({ demo, roomId, staff }: FilledRoom, size = { width: 375, height: 812 }): Promise<ScrollFigures> => {
  const browser = await openBrowser()
  try {
    const { page } = await openWindow(browser, demo.cloud, { size, as: staff })
    await page.goto(`/#/pages/room/index?id=${roomId}`)
    await shown(page).locator('.row').first().waitFor()
    await page.waitForTimeout(1_500)
    return await page.evaluate(watch, { step, longestMs })
  } finally {
    await browser.close()
  }
}

/** Runs in the page. */
const watch = ({ step: pixels, longestMs: most }: { step: number; longestMs: number }): Promise<ScrollFigures> =>
  new Promise((resolve) => {
    const list = [...document.querySelectorAll<HTMLElement>('.list-scroll')].filter((one) => one.clientHeight > 0).at(-1)!
    list.dispatchEvent(new Event('wheel'))
    const begin = performance.now()
    const figures: ScrollFigures = {
      reachedOldest: false, seconds: 0, frames: 0, longestBlankMs: 0, blankFrames: 0, largestJumpPx: 0, jumps: 0, longestFrameMs: 0, mostRows: 0,
    }
    const box = list.getBoundingClientRect()
    const rowAt = (y: number): Element | null =>
      document.elementsFromPoint(box.left + box.width / 2, y).map((one) => one.closest('.row')?.lastElementChild).find((said) => said) ?? null
    const middle = box.top + box.height / 2
    let kept: { row: Element; top: number } | null = null
    let moved = 0
    let lastAt = begin
    let blankSince: number | null = null
    let still = 0
    /** What was painted: read after the frame, when everything that answers a change of size has had its turn. */
    const painted = (now: number) => {
      if (kept?.row.isConnected) {
        const jump = Math.abs(kept.row.getBoundingClientRect().top - kept.top - moved)
        if (jump > 2) figures.jumps += 1
        figures.largestJumpPx = Math.max(figures.largestJumpPx, Math.round(jump))
      }
      const row = rowAt(middle) ?? rowAt(box.top + box.height / 4) ?? rowAt(box.top + (3 * box.height) / 4)
      if (row === null) {
        figures.blankFrames += 1
        blankSince ??= now
        figures.longestBlankMs = Math.max(figures.longestBlankMs, Math.round(performance.now() - blankSince))
      } else blankSince = null
      figures.mostRows = Math.max(figures.mostRows, list.querySelectorAll('.row').length)
      kept = row && { row, top: row.getBoundingClientRect().top }
      figures.reachedOldest = list.textContent?.includes('以上是全部消息') === true && list.scrollTop <= 0
      if ((figures.reachedOldest && still > 5) || now - begin > most) {
        figures.seconds = Math.round((now - begin) / 100) / 10
        figures.longestFrameMs = Math.round(figures.longestFrameMs)
        return resolve(figures)
      }
      requestAnimationFrame(frame)
    }
    const after = new MessageChannel()
    after.port1.onmessage = ({ data }) => painted(data as number)
    const frame = (now: number) => {
      figures.frames += 1
      figures.longestFrameMs = Math.max(figures.longestFrameMs, now - lastAt)
      lastAt = now
      const before = list.scrollTop
      list.scrollTop = before - pixels
      moved = before - list.scrollTop
      still = moved === 0 ? still + 1 : 0
      after.port2.postMessage(now)
    }
    requestAnimationFrame(frame)
  })
