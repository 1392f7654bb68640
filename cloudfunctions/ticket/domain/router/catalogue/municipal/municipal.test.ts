import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { municipalCatalogue } from '.'

const bureaus = ['公安局', '教育局', '科技局', '发展和改革局', '工业和信息化局', '人力资源和社会保障局', '自然资源和规划局', '住房和城乡建设局',
  '住房公积金管理中心', '生态环境局', '交通运输局', '水利局', '农业农村局', '林业局', '商务局', '文化旅游广电局', '卫生健康委', '医疗保障局',
  '应急管理局', '市场监督管理局', '城市管理局', '行政审批服务局', '民政局', '司法局', '财政局', '税务局']

const frozenFile = join(__dirname, '../../../../../../scripts/router/frozen/municipal.tsv')
const [header, ...rows] = readFileSync(frozenFile, 'utf8').trimEnd().split('\n').map((line) => line.split('\t'))
const sentences = rows.map(([title, text]) => `${title}\n${text}`)
const lines = municipalCatalogue.flatMap((bureau) => bureau.duties)

const repeated = (values: readonly string[]) => values.filter((value, place) => values.indexOf(value) !== place)

test('the catalogue knows the twenty-six bureaus of a city, each by one id', () => {
  expect(municipalCatalogue.map((bureau) => bureau.name)).toEqual(bureaus)
  expect(repeated(municipalCatalogue.map((bureau) => bureau.bureauId))).toEqual([])
})

test.each(municipalCatalogue)('$name has at least 30 duty lines, each with 3 to 6 phrases and an id of its place', ({ bureauId, duties }) => {
  expect(duties.length).toBeGreaterThanOrEqual(30)
  expect(duties.filter(({ phrases }) => phrases.length < 3 || phrases.length > 6)).toEqual([])
  expect(duties.map(({ id }) => id)).toEqual(duties.map((_, place) => `${bureauId}-${String(place + 1).padStart(2, '0')}`))
})

test.each(municipalCatalogue)('$name says no phrase twice', ({ duties }) => {
  expect(repeated(duties.flatMap(({ phrases }) => phrases))).toEqual([])
})

test('no duty line stands twice in the whole catalogue, and none is empty', () => {
  expect(repeated(lines.map(({ text }) => text))).toEqual([])
  expect(lines.filter(({ text, phrases }) => text.trim().length < 6 || phrases.some((phrase) => phrase.trim().length < 2))).toEqual([])
})

test('the frozen set asks for every bureau at least ten times and for nothing else', () => {
  expect(header).toEqual(['title', 'text', 'label'])
  expect(rows.filter((row) => row.length !== 3)).toEqual([])
  expect(rows.length).toBeGreaterThanOrEqual(200)
  expect(bureaus.filter((name) => rows.filter(([, , label]) => label === name).length < 10)).toEqual([])
  expect(rows.filter(([, , label]) => !bureaus.includes(label!))).toEqual([])
  expect(repeated(rows.map(([, text]) => text!))).toEqual([])
})

test('no frozen sentence names the bureau it belongs to', () => {
  expect(rows.filter(([title, text, label]) => `${title}${text}`.includes(label!))).toEqual([])
})

test('the frozen sentences are held back: none stands in the catalogue, and no longer phrase is cut out of one', () => {
  const everything = lines.map(({ text, phrases }) => [text, ...phrases].join('\n')).join('\n')
  expect(rows.filter(([, text]) => everything.includes(text!))).toEqual([])
  const long = lines.flatMap(({ text, phrases }) => [text, ...phrases]).filter((phrase) => phrase.length > 8)
  expect(long.filter((phrase) => sentences.some((sentence) => sentence.includes(phrase)))).toEqual([])
})
