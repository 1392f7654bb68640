import { checkSheets } from '../../cloudfunctions/roster/domain/import/check'
import { BadFile } from '../../miniprogram/src/features/administration/sheets/limits'
import { faultsOf, matchTable, readySheet } from '../../miniprogram/src/features/administration/sheets/match'
import { readFile } from '../../miniprogram/src/features/administration/sheets/read-file'
import { faultSentence, fileSentences, problemSentence } from '../../miniprogram/src/features/administration/words'
import { demoRoster, pairedFrom } from '../seed/roster'
import { malformedFiles } from './malformed'

const known = { ...demoRoster(), capacity: { leader: 5, head: 10 } }
const files = malformedFiles()

/** What the administrator reads about the file; empty when everything in it could be written. */
const answer = async (bytes: Uint8Array): Promise<string[]> => {
  try {
    const sheets = (await readFile('名册.xlsx', bytes, async () => undefined)).map(matchTable)
    const recognised = sheets.filter(({ kind }) => kind !== null)
    if (recognised.length === 0) return ['没有一张表能识别']
    const faults = recognised.flatMap((sheet) => faultsOf(sheet).map((fault) => faultSentence(sheet.kind, fault)))
    if (faults.length > 0) return faults
    const ready = recognised.map((sheet) => readySheet(sheet)!)
    const found = checkSheets(ready.map(({ kind, fields, rows }) => ({ kind, parts: [{ fields, rows }] })), known, 'salt', pairedFrom)
    return [...found].flatMap(([kind, { problems }]) => problems.map((problem) => problemSentence(kind, problem)))
  } catch (error) {
    if (error instanceof BadFile) return [fileSentences[error.fault].happened]
    throw error
  }
}

test('there are a hundred of them', () => {
  expect(files.length).toBeGreaterThanOrEqual(100)
})

test('every malformed file is answered with what is wrong, and nothing of it could be written', async () => {
  const unanswered: string[] = []
  for (const { name, bytes } of files) {
    const told = await answer(bytes)
    if (told.length === 0 || told.some((sentence) => sentence === '' || sentence.includes('undefined'))) unanswered.push(`${name}: ${told.join('|')}`)
  }
  expect(unanswered).toEqual([])
}, 60_000)

test.each([
  ['50 MB', '文件超过 20 MB'], ['bomb', '文件解压后过大，已停止读取'], ['old xls or password', '文件有密码，或是旧版 .xls 格式'],
  ['merged in A', 'A2:A3 是合并单元格，请取消合并后逐行填写'], ['formula in B', 'B2 是公式，请“复制—选择性粘贴为数值”'],
  ['date “2026-02-30”', '开始日期：不是能识别的日期，请写成 2026-01-04'], ['C is missing', '缺少列：行业'], ['sheet missing', '文件已损坏，或不是规范的表格'],
])('“%s” is told as “%s”', async (name, sentence) => {
  expect(await answer(files.find((file) => file.name === name)!.bytes)).toContain(sentence)
})
