import Taro from '@tarojs/taro'

const prefix = 'guagou.'

/** Small things kept on this device. A full or broken storage never stops the person: it only forgets. */
const read = <T>(key: string): T | null => {
  try {
    const value = Taro.getStorageSync<T | ''>(prefix + key)
    return value === '' || value === undefined || value === null ? null : (value as T)
  } catch {
    return null
  }
}

const write = (key: string, value: unknown): void => {
  try {
    if (value === null) Taro.removeStorageSync(prefix + key)
    else Taro.setStorageSync(prefix + key, value)
  } catch {
    // Nothing depends on it: the text is still on the screen, the setting still holds until the app closes.
  }
}

/** Drafts belong to a person and a place (`room.<id>`), so that two people on one device do not read each other's. */
export const drafts = {
  read: (personId: string, place: string): string => read<string>(`draft.${personId}.${place}`) ?? '',
  keep: (personId: string, place: string, text: string): void =>
    write(`draft.${personId}.${place}`, text.trim() === '' ? null : text),
}

export const kept = { read, write }
