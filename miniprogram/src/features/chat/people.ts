import { everybody } from '@guagou/types/chat'

/** Somebody a message can speak to. */
export interface Mentionable {
  id: string
  name: string
  title: string
}

/** 所有人, for who may say it. */
export const everyone: Mentionable = { id: everybody, name: '所有人', title: '提醒群里每一个人' }

/**
 * Whom the words speak to: everybody whose name stands behind an @. Read from the text itself, so that it holds for a
 * draft of yesterday and for a name that was typed by hand. The longest name wins.
 */
export const mentionsIn = (text: string, people: readonly Mentionable[]): string[] => {
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length)
  const found = new Set<string>()
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const named = longestFirst.find(({ name }) => text.startsWith(name, at + 1))
    if (named) for (const { id, name } of people) if (name === named.name) found.add(id)
  }
  return [...found]
}

/** The text with a person named at its end, in place of the @ that asked for him. */
export const withMention = (text: string, { name }: Mentionable): string => `${text.endsWith('@') ? text : `${text}${text === '' || /\s$/.test(text) ? '' : ' '}@`}${name} `
