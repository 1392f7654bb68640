import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** domain.md, "Never": rules for official mobile applications forbid formalism, and so does the product. */
const never: [what: string, sign: RegExp][] = [
  ['check-ins', /打卡|签到|check-?in\b/i],
  ['location tracking', /getLocation|getFuzzyLocation|chooseLocation|startLocationUpdate|onLocationChange|定位打|轨迹/],
  ['counting of online time', /在线时长|登录时长|使用时长|onlineTime|onlineMinutes/i],
  ['points', /积分|学分|leaderboard/i],
  ['ranking of individuals', /排行榜|个人排名|光荣榜|红黑榜/],
  ['forced photos', /强制拍照|必须拍照|现场拍照打/],
  ['step counts', /getWeRunData|微信运动/],
]

const root = join(__dirname, '..')
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    // What bureaus do is their own affair; the list is about what this product does.
    if (entry.isDirectory()) return entry.name === 'catalogue' ? [] : sourcesIn(path)
    return /\.(tsx?|json|scss)$/.test(entry.name) ? [path] : []
  })

const sources = ['types', 'miniprogram/src', 'cloudfunctions'].flatMap(sourcesIn).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

test('there is something to look through', () => {
  expect(sources.length).toBeGreaterThan(100)
})

test.each(never)('the product has no %s', (_what, sign) => {
  expect(sources.filter(({ text }) => sign.test(text)).map(({ path, text }) => `${path}: ${sign.exec(text)![0]}`)).toEqual([])
})
