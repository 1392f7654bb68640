import type { Category } from '@guagou/types/ticket'
import { categoryWords } from '../words'

/** What a category means to the one who waits: until when. */
export const categoryOptions = (Object.keys(categoryWords) as Category[]).map((value) => ({
  value, text: `${categoryWords[value].text} · ${categoryWords[value].limit}`, note: categoryWords[value].example,
}))
