/** `138****5678`: enough to recognise one's own number by. */
export const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`
