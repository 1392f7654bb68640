import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const usual = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** A Chromium that is installed on this machine, or null. */
export const findChromium = (): string | null =>
  [...usual, playwrightsOwn()].find((path): path is string => typeof path === 'string' && existsSync(path)) ?? null

const playwrightsOwn = (): string | null => {
  try {
    return chromium.executablePath()
  } catch {
    return null
  }
}

/** Installs Chromium the ordinary way of the machine; the fonts are for Chinese text in screenshots. */
export const installChromium = (): string | null => {
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (debian) {
    spawnSync('apt-get', ['update'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { stdio: 'inherit' })
  } else {
    spawnSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'inherit' })
  }
  return findChromium()
}

/**
 * What a window here does without. Of several such lists a Chromium follows the last, so Playwright's own is repeated; the
 * two at the end draw the suggestions of the address bar as web pages, two for each window: more work than our own page.
 */
const withoutFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay',
  'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints',
  'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
]

/** Without most of these a headless Chromium looks for Google's hosts all the time. */
export const chromiumFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--lang=zh-CN', `--disable-features=${withoutFeatures.join()}`,
]

export const launchChromium = (executablePath: string) => chromium.launch({ executablePath, args: chromiumFlags })
