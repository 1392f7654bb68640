/** A template that the mini program has chosen in WeChat's console: its id and the fields a message must fill. */
export interface WechatTemplate { id: string; fields: string[] }

/** The product's three templates as the local WeChat knows them, by the product's own name for each. */
export const localTemplates: Record<string, WechatTemplate> = {
  todo: { id: 'local-template-todo', fields: ['thing1', 'thing2', 'time3', 'thing4'] },
  progress: { id: 'local-template-progress', fields: ['character_string1', 'thing2', 'phrase3', 'time4', 'thing5'] },
  deadline: { id: 'local-template-deadline', fields: ['thing1', 'time2', 'thing3'] },
}

/** The same as configuration of a function: TEMPLATE_TODO and so on. */
export const templateEnvironment = (templates: Record<string, WechatTemplate>): Record<string, string> =>
  Object.fromEntries(Object.entries(templates).map(([name, { id }]) => [`TEMPLATE_${name.toUpperCase()}`, id]))

const chinese = /^\p{Script=Han}+$/u
const length = (text: string): number => [...text].length

/** What WeChat accepts in a field, by the kind in its name. */
const rules: Record<string, (value: string) => boolean> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => length(value) <= 5,
   
  character_string: (value) => /^[\u0000-\u007f]{1,32}$/.test(value),
  time: (value) => /\d{1,2}[:：]\d{2}/.test(value) && !Number.isNaN(dayOf(value)),
  date: (value) => !Number.isNaN(dayOf(value)),
  amount: (value) => /^[^\d]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => length(value) <= 8,
  name: (value) => (chinese.test(value) ? length(value) <= 10 : length(value) <= 20),
  phrase: (value) => chinese.test(value) && length(value) <= 5,
}

/** A time of day alone is enough for `time`; a day, where there is one, has to exist. */
const dayOf = (value: string): number => {
  const day = /(\d{4})[年\-/.](\d{1,2})[月\-/.](\d{1,2})/.exec(value)
  if (!day) return /^\d{1,2}[:：]\d{2}/.test(value) ? 0 : Number.NaN
  return Date.parse(`${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}`)
}

/** What WeChat says to the content of a message, or null when it takes it. */
export const contentProblem = (template: WechatTemplate, data: unknown): string | null => {
  if (data === null || typeof data !== 'object') return 'argument invalid! data is not an object'
  for (const field of template.fields) {
    const value = (data as Record<string, { value?: unknown } | undefined>)[field]?.value
    if (typeof value !== 'string' || value === '') return `argument invalid! data.${field}.value is empty`
    const rule = rules[field.replace(/\d+$/, '')]
    if (!rule || !rule(value)) return `argument invalid! data.${field}.value invalid`
  }
  return null
}
