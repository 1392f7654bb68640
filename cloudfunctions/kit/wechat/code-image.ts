import { wechatBytes } from './client'

/** The mini-program code that opens `page` with `scene` (32 characters at most), as a PNG. */
export const codeImage = (scene: string, page: string): Promise<Buffer> =>
  // Checked against the released version the page would not be found by testers before the release.
  wechatBytes('/wxa/getwxacodeunlimit', { scene, page, check_path: false, env_version: envVersions[process.env.WECHAT_STATE ?? ''] ?? 'release', width: 430 })

const envVersions: Record<string, string> = { developer: 'develop', trial: 'trial', formal: 'release' }
