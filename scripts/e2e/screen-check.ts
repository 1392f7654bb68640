import type { Page } from 'playwright-core'

/** What a person would stumble over on this screen, as sentences; empty when nothing. */
export const stumbles = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const seen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      return width > 0 && height > 0 && (element as HTMLElement).checkVisibility({ visibilityProperty: true, opacityProperty: true })
    }
    const told = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${String(element.className).split(' ')[0]} “${(element.textContent ?? '').trim().slice(0, 20)}”`

    const wide = document.documentElement.scrollWidth - window.innerWidth
    if (wide > 0) found.push(`the page is ${wide} px wider than the window`)
    for (const box of document.querySelectorAll('.screen-content, .sheet-body, .ticket-scroll, .list-scroll')) {
      if (seen(box) && box.scrollWidth - box.clientWidth > 1) found.push(`${told(box)} scrolls sideways`)
    }

    const controls = '[role=button], [role=radio], [role=checkbox], [role=tab], a[href], button, input, textarea'
    for (const control of document.querySelectorAll(controls)) {
      if (!seen(control) || control.closest('[aria-hidden=true]')) continue
      const name = control.getAttribute('aria-label') ?? (control.textContent ?? '').trim()
      if (name === '') found.push(`${told(control)} has no name`)
      // A field is touched anywhere in the box that Taro draws around it.
      const touched = control.matches('input, textarea') ? control.parentElement! : control
      // A target may reach beyond what is drawn: an area laid over it by ::before or ::after counts.
      const heights = [touched.getBoundingClientRect().height, ...['::before', '::after'].map((part) => {
        const style = getComputedStyle(touched, part)
        return style.content === 'none' || style.position !== 'absolute' || style.pointerEvents === 'none' ? 0 : parseFloat(style.height) || 0
      })]
      if (Math.round(Math.max(...heights)) < 44) found.push(`${told(control)} is ${Math.round(Math.max(...heights))} px high`)
    }

    for (const text of document.querySelectorAll('.bubble-text, .ticket-text, .ticket-title, .ticket-card-title, .summary-title, .happened-text, textarea, input')) {
      const size = parseFloat(getComputedStyle(text).fontSize)
      if (seen(text) && size < 16) found.push(`${told(text)} is written in ${size} px`)
    }
    // Names of code are no words: raised, wrong_state, undefined. An address may hold anything, an invitation's random code too.
    const words = document.body.innerText.replace(/https?:\/\/\S+/g, '').match(/\b(undefined|null|NaN|Invalid Date|\[object|[a-z]+_[a-z_]+|raised|routed|handling|waiting|answered|closed|cadre|officer)\b/g)
    if (words) found.push(`shows ${words.join(', ')}`)
    return found
  })
